package signalbox.postgres.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities.Trigger;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase;

/// Whether runners are notified of jobs, as the catalogue shows it to any role.
@Tag("pg")
class TriggerQueriesTest {
    private static final TestDatabase POSTGRES = TestDatabase.fresh();

    @AfterAll
    static void close() {
        POSTGRES.close();
    }

    private static Trigger after(String change) throws SQLException {
        try (Connection owner = POSTGRES.open("test")) {
            owner.setAutoCommit(false);
            var sql = new Sql(owner);
            sql.execute("change the trigger", change);
            var trigger = TriggerQueries.read(sql);
            owner.rollback();
            return trigger;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1 | COMPLETE",
                "DROP TRIGGER queue_job_notify ON queue_job | MISSING",
                "ALTER TABLE queue_job DISABLE TRIGGER queue_job_notify | DISABLED",
                "ALTER TABLE queue_job ENABLE REPLICA TRIGGER queue_job_notify | DISABLED",
                "ALTER TABLE queue_job ENABLE ALWAYS TRIGGER queue_job_notify | COMPLETE"
            })
    void a_trigger_that_does_not_fire_counts_as_missing(String change, Trigger trigger) throws SQLException {
        assertThat(after(change)).isEqualTo(trigger);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AFTER INSERT OR UPDATE ON queue_job FOR EACH ROW",
                "AFTER INSERT OR UPDATE OR DELETE ON queue_job FOR EACH STATEMENT",
                "AFTER INSERT OR UPDATE OF eta OR DELETE ON queue_job FOR EACH ROW"
            })
    void a_trigger_that_leaves_changes_out_is_incomplete(String when) throws SQLException {
        assertThat(after("DROP TRIGGER queue_job_notify ON queue_job; CREATE TRIGGER queue_job_notify " + when
                        + " EXECUTE FUNCTION queue_job_notify()"))
                .isEqualTo(Trigger.INCOMPLETE);
    }

    @Test
    void a_function_that_no_longer_notifies_counts_as_missing() throws SQLException {
        assertThat(after("""
                CREATE OR REPLACE FUNCTION queue_job_notify() RETURNS trigger LANGUAGE plpgsql AS
                  'BEGIN /* PERFORM pg_notify(''''queue_job'''', NEW.uuid); */ RETURN NULL; END'
                """)).isEqualTo(Trigger.SILENT);
    }

    @Test
    void a_role_that_only_reads_sees_the_trigger() throws SQLException {
        try (Connection owner = POSTGRES.open("test")) {
            var reader = POSTGRES.role("");
            new Sql(owner).execute("let it read", "GRANT SELECT ON queue_job TO " + reader.user());
            try (var connection = PlainConnection.open(reader, "test")) {
                assertThat(TriggerQueries.read(new Sql(connection))).isEqualTo(Trigger.COMPLETE);
            }
            new Sql(owner).execute("take it back", "REVOKE SELECT ON queue_job FROM " + reader.user());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BEGIN PERFORM pg_notify('queue_job', NEW.uuid); RETURN NULL; END | COMPLETE",
                "BEGIN PERFORM pg_catalog.pg_notify ( 'queue_job' , OLD.uuid); RETURN NULL; END | COMPLETE",
                "BEGIN NOTIFY queue_job; RETURN NULL; END | COMPLETE",
                "BEGIN RETURN NULL; END | SILENT",
                "BEGIN -- PERFORM pg_notify('queue_job', NEW.uuid); | SILENT",
                "BEGIN PERFORM pg_notify('queue_job_old', NEW.uuid); RETURN NULL; END | SILENT",
                "BEGIN PERFORM tell_runners(NEW.uuid); RETURN NULL; END | UNKNOWN",
                "BEGIN PERFORM pg_notify(TG_ARGV[0], NEW.uuid); RETURN NULL; END | UNKNOWN"
            })
    void what_a_function_does_is_told_by_its_text_or_unknown(String source, Trigger trigger) {
        assertThat(TriggerQueries.judged(source)).isEqualTo(trigger);
    }
}
