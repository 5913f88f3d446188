package signalbox.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.testing.TestDatabase.Schema;

@Tag("pg")
class TestDatabaseTest {
    private static final String HAS_COLUMN = """
            select count(*) from information_schema.columns where table_name = ? and column_name = ?
            """;

    @ParameterizedTest
    @CsvSource({
        "FULL, queue_job_lock, queue_job_id, 1",
        "WITHOUT_LOCK, queue_job_lock, queue_job_id, 0",
        "WITHOUT_LOCK, queue_job, graph_uuid, 1",
        "ODOO_13, queue_job, uuid, 1",
        "ODOO_13, queue_job, graph_uuid, 0",
        "WITHOUT_QUEUE_JOB, queue_job, uuid, 0"
    })
    void schemas_differ(Schema schema, String table, String column, int count) throws SQLException {
        try (var database = TestDatabase.fresh(schema);
                var connection = database.open("test")) {
            var found = new Sql(connection).first("look", HAS_COLUMN, row -> row.getInt(1), table, column);
            assertThat(found).contains(count);
        }
    }

    @Test
    void owner_is_no_superuser_and_sessions_have_an_odd_time_zone() throws SQLException {
        try (var database = TestDatabase.fresh()) {
            assertThat(setting(database.spec(), "is_superuser")).isEqualTo("off");
            assertThat(setting(database.spec(), "timezone")).isEqualTo("Asia/Kathmandu");
        }
    }

    @Test
    void one_role_needs_its_password() throws SQLException {
        try (var database = TestDatabase.fresh()) {
            assertThat(setting(database.withPassword(TestDatabase.PASSWORD), "is_superuser"))
                    .isEqualTo("off");
            assertThatThrownBy(() -> setting(database.withPassword("wrong"), "is_superuser"))
                    .isInstanceOf(PostgresException.class);
        }
    }

    private static String setting(ConnectionSpec spec, String name) throws SQLException {
        try (var connection = PlainConnection.open(spec, "test")) {
            return new Sql(connection)
                    .first("look", "select current_setting(?)", row -> row.getString(1), name)
                    .orElseThrow();
        }
    }
}
