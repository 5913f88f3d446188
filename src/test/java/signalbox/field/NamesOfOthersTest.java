package signalbox.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.cli.Cli;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.testing.TestDatabase.Schema;

/// Somebody without rights may create things in a schema that comes first on the search_path. Nothing of it is
/// run by a superuser who looks and acts with Signalbox. What was run the server counts, undone or not.
@Tag("pg")
class NamesOfOthersTest {
    /// Each does what its namesake in `pg_catalog` does.
    private static final String PLANTED = """
            create function first.equal(varchar, varchar) returns boolean language plpgsql as
              $$ begin return pg_catalog.texteq($1::pg_catalog.text, $2::pg_catalog.text); end $$;
            create function first.equal_text(pg_catalog.text, pg_catalog.text) returns boolean language plpgsql as
              $$ begin return pg_catalog.texteq($1, $2); end $$;
            create function first.differ(varchar, varchar) returns boolean language plpgsql as
              $$ begin return pg_catalog.textne($1::pg_catalog.text, $2::pg_catalog.text); end $$;
            create operator first.= (function = first.equal, leftarg = varchar, rightarg = varchar);
            create operator first.= (function = first.equal_text, leftarg = pg_catalog.text,
              rightarg = pg_catalog.text);
            create operator first.<> (function = first.differ, leftarg = varchar, rightarg = varchar);
            create function first.lower(varchar) returns pg_catalog.text language plpgsql as
              $$ begin return pg_catalog.lower($1::pg_catalog.text); end $$;
            create function first.now() returns timestamptz language plpgsql as
              $$ begin return pg_catalog.now(); end $$;
            create function first.current_database() returns name language plpgsql as
              $$ begin return pg_catalog.current_database(); end $$;
            create function first.nextval(pg_catalog.text) returns bigint language plpgsql as
              $$ begin return pg_catalog.nextval($1::pg_catalog.regclass); end $$;
            create function first.pg_terminate_backend(integer) returns boolean language plpgsql as
              $$ begin return pg_catalog.pg_terminate_backend($1); end $$;
            create function first.counted() returns bigint language plpgsql as $$ begin return 1; end $$;
            create function first.one_more(bigint) returns bigint language plpgsql as
              $$ begin return $1 + first.counted(); end $$;
            create aggregate first.count(*) (sfunc = first.one_more, stype = bigint, initcond = '0');
            create function first.any_text(pg_catalog.text) returns boolean language plpgsql as
              $$ begin return true; end $$;
            create domain first.text as pg_catalog.text check (first.any_text(value));
            create domain first.int4 as pg_catalog.int4 check (first.any_text('a number'));
            """;

    /// What `check` ends with where no runner is.
    private static final int CRITICAL = 2;

    private final Site site = new Site(Schema.FULL, 4, Duration.ofMillis(20));
    private final ConnectionSpec me = site.database.superuser();

    @TempDir
    private Path folder;

    @BeforeEach
    void plant() throws Exception {
        var intruder = site.database.role("");
        var name = me.database();
        asSuperuser("create schema first; grant usage, create on schema first to " + intruder.user());
        try (var session = PlainConnection.openAsOdoo(intruder, "intruder")) {
            new Sql(session).execute("plant", PLANTED);
        }
        asSuperuser("alter database " + name + " set search_path = first, public, pg_catalog;" + "alter database "
                + name + " set track_functions = 'all'");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void asSuperuser(String statements) throws Exception {
        try (var session = PlainConnection.openAsOdoo(me, "test")) {
            new Sql(session).execute("prepare the database", statements);
        }
    }

    /// Counts are told by a session when it is idle or ends.
    private List<String> called() {
        return site.sql.list(
                "read what was called",
                "select funcname from pg_stat_user_functions where schemaname = 'first' and calls > 0",
                row -> row.getString(1));
    }

    private void assertNoneCalled() {
        await().during(Duration.ofMillis(1500))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(called()).isEmpty());
    }

    private String run(String command, String... more) {
        var arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("--url", me.url(), "--environment", "development"));
        arguments.addAll(List.of(more));
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        var code = Cli.run(
                arguments.toArray(String[]::new),
                AppFolders.below(folder),
                InputStream.nullInputStream(),
                out,
                out,
                _ -> 0);
        var text = printed.toString(StandardCharsets.UTF_8);
        assertThat(code).describedAs(command + ": " + text).isLessThanOrEqualTo(CRITICAL);
        return text;
    }

    @Test
    void a_plain_session_of_odoo_runs_them_which_shows_that_the_witness_sees() throws Exception {
        site.jobs.add("pending", "pending", null, 10);
        asSuperuser("select count(*) from queue_job where state = 'pending'::varchar and now() is not null");

        await().untilAsserted(() -> assertThat(called()).contains("equal", "counted", "now"));
    }

    @Test
    void looking_runs_none_of_them() {
        site.jobs.add("failed", "failed", "root.mail", 10);
        site.jobs.add("pending", "pending", null, 10);
        for (var look : List.of(
                "status",
                "check",
                "runners",
                "jobs",
                "jobs --text mail",
                "simulate --channels root:2",
                "why pending",
                "guard status")) {
            run(look);
        }
        assertNoneCalled();
    }

    @Test
    void acting_runs_none_of_them() {
        for (var job : List.of("one", "two", "three")) {
            site.jobs.add(job, "failed", "root.mail", 10);
        }
        run("requeue one --yes");
        run("cancel one --yes");
        run("done two --yes");
        run("guard install --yes");
        run("guard status");
        run("guard remove --yes");
        assertThat(site.jobs.state("one")).isEqualTo("cancelled");
        assertThat(site.jobs.state("two")).isEqualTo("done");
        assertNoneCalled();
    }

    @Test
    void the_guard_at_work_runs_none_of_them() throws Exception {
        run("guard install --yes");
        site.jobs.add("done", "done", null, 10);
        asSuperuser("reset search_path; update public.queue_job set state = 'enqueued'");

        assertThat(site.jobs.state("done")).isEqualTo("done");
        assertNoneCalled();
    }

    @Test
    void the_embedded_runner_runs_none_of_them() {
        site.addJobs(5);
        site.embedded(me, SchemeChoice.OLDEST, "root:2");

        site.awaitAllDone();
        site.addJobs(1);
        site.awaitAllDone();
        assertNoneCalled();
    }

    @Test
    void a_drill_runs_none_of_them() {
        site.embedded(me, SchemeChoice.OLDEST, "root:2");
        await().until(() -> site.seenBy(me).succession().size() == 1);
        site.embedded(me, SchemeChoice.OLDEST, "root:2");
        await().until(() -> site.seenBy(me).succession().size() == 2);

        run("drill --yes --probes 3");

        assertNoneCalled();
    }
}
