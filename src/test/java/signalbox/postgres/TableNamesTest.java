package signalbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.testing.TestDatabase;

@Tag("pg")
class TableNamesTest {
    private static final String COUNT = "SELECT count(*) FROM {queue_job}";

    private final TestDatabase postgres = TestDatabase.fresh();

    @AfterEach
    void close() {
        postgres.close();
    }

    private void asOdoo(String statements) {
        try (var session = postgres.open("test")) {
            new Sql(session).execute("change the database", statements);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private <T> T ours(Function<Sql, T> work) {
        try (var session = PlainConnection.open(postgres.spec(), "test")) {
            return work.apply(new Sql(session));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private long jobs() {
        return ours(sql -> sql.first("count", COUNT, row -> row.getLong(1)).orElseThrow());
    }

    private static void makeSecond(Sql sql, String schema) {
        sql.execute(
                "make a second table",
                "create schema " + schema + "; create table " + schema + ".queue_job (like public.queue_job);"
                        + "insert into " + schema + ".queue_job (id, uuid, state) values (1, 'in it', 'done')");
    }

    @Test
    void a_name_without_its_schema_is_not_found() {
        var e = catchThrowableOfType(
                PostgresException.class,
                () -> ours(sql -> sql.list("read", "SELECT uuid FROM queue_job", row -> row.getString(1))));

        assertThat(e).hasMessageContaining("queue_job").hasMessageContaining("does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"erp", "Two Words", "a.dot", "it's", "back\\slash", "da\"sh"})
    void the_tables_may_be_in_any_schema(String schema) {
        var quoted = "\"" + schema.replace("\"", "\"\"") + "\"";
        asOdoo("create schema " + quoted + "; alter table queue_job set schema " + quoted
                + "; alter table queue_job_lock set schema " + quoted + "; alter table queue_job_channel set schema "
                + quoted);

        var capabilities = ours(CapabilityQueries::read);
        var dropped = ours(sql -> {
            EnqueueGuard.run(sql, new EnqueueGuard.Install());
            sql.update("add a job", "INSERT INTO {queue_job} (uuid, state) VALUES ('j', 'done')");
            sql.update("enqueue", "UPDATE {queue_job} SET state = 'enqueued'");
            return EnqueueGuard.status(sql);
        });

        assertThat(capabilities.schemas()).containsExactly(schema);
        assertThat(capabilities.tables()).contains("queue_job", "queue_job_lock", "queue_job_channel");
        assertThat(capabilities.jobColumns()).contains("uuid");
        assertThat(capabilities.trigger()).isEqualTo(Capabilities.Trigger.COMPLETE);
        assertThat(dropped).isEqualTo(new EnqueueGuard.Status(true, 1L));
    }

    @Test
    void of_two_that_counts_which_the_search_path_of_the_role_finds_first_and_it_is_said() {
        ours(sql -> {
            makeSecond(sql, "archive");
            return true;
        });
        assertThat(jobs()).isZero();

        asOdoo("alter database " + postgres.spec().database() + " set search_path = archive, public");
        assertThat(jobs()).isOne();
        assertThat(ours(CapabilityQueries::read).limits())
                .anyMatch(limit -> limit.contains("The schemas with a table queue_job are archive, public."
                        + " Signalbox uses the table of archive"));

        asOdoo("alter role odoo in database " + postgres.spec().database() + " set search_path = \"$user\", public");
        assertThat(jobs()).isZero();
        ours(sql -> {
            makeSecond(sql, "odoo");
            return true;
        });
        assertThat(jobs()).isOne();
        assertThat(ours(CapabilityQueries::read).schemas()).startsWith("odoo");
    }

    private void as(ConnectionSpec role, String statements) {
        try (var session = PlainConnection.openAsOdoo(role, "test")) {
            new Sql(session).execute("change the database", statements);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String lockTable() {
        return ours(sql -> sql.tables("look").getOrDefault("queue_job_lock", "none"));
    }

    @Test
    void a_schema_that_somebody_else_named_after_the_role_does_not_come_first() {
        var intruder = postgres.role("");
        as(postgres.superuser(), "grant create on database " + intruder.database() + " to " + intruder.user());
        as(
                intruder,
                "create schema odoo; grant usage on schema odoo to public; create table odoo.queue_job (id int, uuid"
                        + " text); grant select on odoo.queue_job to public");

        assertThat(jobs()).isZero();
        assertThat(ours(CapabilityQueries::read).schemas()).containsExactly("public", "odoo");
    }

    @Test
    void the_tables_beside_the_queue_job_that_is_used_count_and_not_those_beside_another() {
        asOdoo("create schema archive; create table archive.queue_job (like public.queue_job);"
                + " create table archive.queue_job_lock (like public.queue_job_lock)");
        assertThat(lockTable()).isEqualTo("public.queue_job_lock");

        asOdoo("alter database " + postgres.spec().database() + " set search_path = archive, public");
        assertThat(lockTable()).isEqualTo("archive.queue_job_lock");
        asOdoo("drop table archive.queue_job_lock");
        assertThat(lockTable()).isEqualTo("none");
    }

    @Test
    void a_table_of_the_name_beside_queue_job_counts_if_its_owner_could_change_queue_job() {
        assertThat(lockTable()).isEqualTo("public.queue_job_lock");

        var intruder = postgres.role("");
        as(postgres.superuser(), "alter table queue_job_lock owner to " + intruder.user());
        assertThat(lockTable()).isEqualTo("none");
        assertThat(ours(CapabilityQueries::read).limits())
                .anyMatch(limit -> limit.contains("Signalbox does not use public.queue_job_lock"));

        as(postgres.superuser(), "grant odoo to " + intruder.user());
        assertThat(lockTable()).isEqualTo("public.queue_job_lock");

        as(postgres.superuser(), "alter table queue_job_lock owner to current_user");
        assertThat(lockTable()).isEqualTo("public.queue_job_lock");
    }

    @Test
    void a_table_of_the_name_in_another_schema_does_not_count_even_if_it_is_the_only_one() {
        asOdoo("create schema backup; alter table queue_job_lock set schema backup");

        assertThat(lockTable()).isEqualTo("none");
        assertThat(ours(CapabilityQueries::read).hasLockTable()).isFalse();
    }

    @Test
    void a_view_is_no_table_of_odoo() {
        asOdoo("alter table queue_job rename to something; create view queue_job as select * from something");

        var e = catchThrowableOfType(PostgresException.class, () -> ours(CapabilityQueries::read));

        assertThat(e.kind()).isEqualTo(Kind.NO_QUEUE_JOB);
    }

    @Test
    void a_table_that_was_moved_is_found_again() {
        try (var database = Database.watching(postgres.spec(), StatementLimits.WATCHING)) {
            Function<Sql, List<Long>> count = sql -> sql.list("count", COUNT, row -> row.getLong(1));
            assertThat(database.use("count", count)).containsExactly(0L);

            asOdoo("create schema erp; alter table queue_job set schema erp");

            assertThatExceptionOfType(PostgresException.class).isThrownBy(() -> database.use("count", count));
            assertThat(database.use("count", count)).containsExactly(0L);
        }
    }
}
