package signalbox.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.cli.Cli;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.runner.RunnerState;
import signalbox.testing.TestDatabase.Schema;

/// A table that has the name of one of Odoo's but is somebody else's says nothing of Odoo's jobs. A role without rights
/// may create a schema where it has CREATE on the database, and a backup leaves tables in a schema of its own.
@Tag("pg")
class TablesOfOthersTest {
    private static final String STARTED_LONG_AGO = """
            update queue_job set date_enqueued = (now() at time zone 'utc') - interval '41 s',
                   date_started = (now() at time zone 'utc') - interval '40 s', worker_pid = 1
            """;

    private static final String PLANTED = """
            create schema mine;
            create table mine.queue_job_lock (id int, queue_job_id int);
            create table mine.queue_job_channel (id int, name text, complete_name text, paused boolean);
            create table mine.ir_config_parameter (key text, value text);
            create table mine.ir_module_module (name text, state text, latest_version text);
            insert into mine.queue_job_lock values (1, 1);
            insert into mine.ir_config_parameter values ('web.base.url', 'https://not.odoo');
            grant usage on schema mine to public;
            grant select, update on all tables in schema mine to public;
            """;

    private final Site site = new Site(Schema.WITHOUT_LOCK, 4, Duration.ofMillis(20));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        site.close();
    }

    private void plant() {
        var intruder = site.database.role("");
        as(
                site.database.superuser(),
                "grant create on database " + intruder.database() + " to " + intruder.user()
                        + "; drop table queue_job_channel cascade; drop table ir_config_parameter");
        as(intruder, PLANTED);
    }

    private void addStarted() {
        site.jobs.add("running", "started", "root", 10);
        as(site.database.spec(), STARTED_LONG_AGO);
    }

    private static void as(ConnectionSpec role, String statements) {
        try (var session = PlainConnection.openAsOdoo(role, "test")) {
            new Sql(session).execute("prepare the database", statements);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String run(String command) {
        var arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("--url", site.database.spec().url()));
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Cli.run(
                arguments.toArray(String[]::new),
                AppFolders.below(folder),
                InputStream.nullInputStream(),
                out,
                out,
                _ -> 0);
        return printed.toString(StandardCharsets.UTF_8);
    }

    private void assertLeftRunningBy(ConnectionSpec leader) {
        site.embedded(leader, SchemeChoice.ADVISORY, "root:1");
        await().until(() -> site.embeddedReached(RunnerState.Leading.class));

        await().during(Duration.ofMillis(2500))
                .atMost(Duration.ofSeconds(10))
                .until(() -> site.jobs.state("running").equals("started"));
        assertThat(site.odoo.requested()).isEmpty();
    }

    @Test
    void a_lock_table_of_somebody_else_makes_no_running_job_dead() {
        plant();
        addStarted();

        assertLeftRunningBy(site.database.spec());
    }

    @Test
    void a_lock_table_whose_rows_are_hidden_from_the_runner_makes_no_running_job_dead() {
        as(site.database.spec(), "create table queue_job_lock (id serial primary key, queue_job_id int)");
        var runner = site.database.role("");
        as(
                site.database.spec(),
                "grant select, update on queue_job, queue_job_lock to " + runner.user()
                        + "; alter table queue_job_lock enable row level security");
        addStarted();
        as(site.database.spec(), "insert into queue_job_lock (queue_job_id) select id from queue_job");

        assertLeftRunningBy(runner);
    }

    @Test
    void what_is_said_does_not_rest_on_them_and_they_are_named() {
        plant();
        addStarted();

        assertThat(run("why running")).startsWith("It ").doesNotContain("queue_job_lock");
        assertThat(run("check")).contains("critical").doesNotContain("queue_job_lock");
        assertThat(run("status"))
                .doesNotContain("not.odoo")
                .contains("Signalbox does not use mine.ir_config_parameter, mine.queue_job_channel,"
                        + " mine.queue_job_lock");
    }
}
