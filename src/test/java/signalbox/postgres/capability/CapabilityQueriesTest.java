package signalbox.postgres.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities.Trigger;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.postgres.connection.StatementLimits;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestDatabase.Schema;

@Tag("pg")
class CapabilityQueriesTest {
    private static Capabilities of(ConnectionSpec spec) {
        try (var connection = PlainConnection.open(spec, "test")) {
            return CapabilityQueries.read(new Sql(connection));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Capabilities after(Schema schema, String change) {
        try (var postgres = TestDatabase.fresh(schema);
                var connection = postgres.open("test")) {
            new Sql(connection).execute("change the schema", change);
            return of(postgres.spec());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void with(Schema schema, Consumer<TestDatabase> check) {
        try (var postgres = TestDatabase.fresh(schema)) {
            check.accept(postgres);
        }
    }

    @Test
    void a_release_of_2025_has_everything() {
        with(Schema.FULL, postgres -> {
            var capabilities = of(postgres.spec());

            assertThat(capabilities.features()).contains("graphs", "date_cancelled", "identity_key", "queue_job_lock");
            assertThat(capabilities.trigger()).isEqualTo(Trigger.COMPLETE);
            assertThat(capabilities.queueJob()).isEqualTo("16.0.2.6.8");
            assertThat(capabilities.poolerSuspected()).isFalse();
            assertThat(capabilities.indexedColumns()).contains("uuid", "state", "channel", "id");
        });
    }

    @Test
    void what_an_older_release_lacks_is_a_limit_and_no_error() {
        with(Schema.ODOO_13, postgres -> {
            var capabilities = of(postgres.spec());

            assertThat(capabilities.hasGraphs()).isFalse();
            assertThat(capabilities.limits()).anyMatch(limit -> limit.contains("no dependencies"));
        });
    }

    @Test
    void a_column_that_is_not_there_is_no_missing_right() {
        assertThatThrownBy(() -> after(Schema.FULL, "ALTER TABLE queue_job RENAME COLUMN channel TO lane"))
                .isInstanceOf(PostgresException.class)
                .hasMessageStartingWith("Table queue_job has no column channel.");
    }

    @Test
    void a_missing_trigger_is_named() {
        var capabilities = after(Schema.FULL, "DROP TRIGGER queue_job_notify ON queue_job");

        assertThat(capabilities.trigger()).isEqualTo(Trigger.MISSING);
        assertThat(capabilities.limits().getFirst()).contains("queue_job_notify is missing");
    }

    @Test
    void a_disabled_trigger_is_named() {
        var capabilities = after(Schema.FULL, "ALTER TABLE queue_job DISABLE TRIGGER queue_job_notify");

        assertThat(capabilities.trigger()).isEqualTo(Trigger.DISABLED);
    }

    @Test
    void a_trigger_that_leaves_out_deletes_is_named() {
        var capabilities = after(Schema.FULL, """
                DROP TRIGGER queue_job_notify ON queue_job;
                CREATE TRIGGER queue_job_notify AFTER INSERT OR UPDATE ON queue_job
                   FOR EACH ROW EXECUTE FUNCTION queue_job_notify()
                """);

        assertThat(capabilities.trigger()).isEqualTo(Trigger.INCOMPLETE);
    }

    @Test
    void a_role_that_only_reads_may_not_change_the_queue() {
        with(Schema.FULL, postgres -> {
            var reader = postgres.role("in role pg_read_all_data");
            var capabilities = of(reader);

            assertThat(capabilities.rights().readsQueue()).isTrue();
            assertThat(capabilities.rights().writesQueue()).isFalse();
            assertThat(capabilities.limits()).anyMatch(limit -> limit.contains("may not change queue_job"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE {queue_job} SET priority = 1",
                "INSERT INTO {queue_job} (uuid, state) VALUES ('x', 'pending')",
                "DELETE FROM {queue_job}",
                "CREATE TABLE public.extra (id int)",
                "NOTIFY queue_job, 'x'; UPDATE {queue_job} SET priority = 1"
            })
    void a_watching_session_cannot_write(String statement) {
        with(Schema.FULL, postgres -> {
            try (var database = Database.watching(postgres.spec(), StatementLimits.WATCHING)) {
                var e = catchThrowableOfType(
                        PostgresException.class,
                        () -> database.use("write", sql -> {
                            sql.execute("write", statement);
                            return true;
                        }));

                assertThat(e.kind()).isEqualTo(Kind.READ_ONLY);
            }
        });
    }
}
