package signalbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.StatementLimits;
import signalbox.testing.TestBouncer;
import signalbox.testing.TestBouncer.Pooling;
import signalbox.testing.TestDatabase;

/// A session has its limits before its first statement.
@Tag("pg")
class SessionLimitsTest {
    private final TestDatabase postgres = TestDatabase.fresh();

    @AfterEach
    void close() {
        postgres.close();
    }

    private static Map<String, String> settings(Sql sql) {
        var found = new TreeMap<String, String>();
        for (var name : List.of(
                "statement_timeout",
                "lock_timeout",
                "idle_in_transaction_session_timeout",
                "search_path",
                "jit",
                "default_transaction_read_only")) {
            found.put(
                    name,
                    sql.first("read a setting", "select current_setting(?)", row -> row.getString(1), name)
                            .orElseThrow());
        }
        return found;
    }

    private Map<String, String> settings(Function<ConnectionSpec, Connection> open) {
        try (var connection = open.apply(postgres.spec())) {
            return settings(new Sql(connection));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> expected(String statement, String lock, String readOnly) {
        return Map.of(
                "statement_timeout",
                statement,
                "lock_timeout",
                lock,
                "idle_in_transaction_session_timeout",
                "30s",
                "search_path",
                "pg_catalog,pg_temp",
                "jit",
                "off",
                "default_transaction_read_only",
                readOnly);
    }

    @Test
    void those_that_watch_are_short_and_cannot_write() {
        assertThat(settings(spec -> PlainConnection.openToWatch(spec, "test")))
                .isEqualTo(expected("2s", "500ms", "on"));
        try (var database = Database.watching(postgres.spec(), StatementLimits.WATCHING)) {
            Map<String, String> found = database.use("look", SessionLimitsTest::settings);
            assertThat(found).isEqualTo(expected("2s", "500ms", "on"));
        }
    }

    @Test
    void those_that_act_are_bounded() {
        assertThat(settings(spec -> PlainConnection.open(spec, "test"))).isEqualTo(expected("20s", "3s", "off"));
        try (var database = Database.acting(postgres.spec(), StatementLimits.ACTING)) {
            Map<String, String> found = database.use("look", SessionLimitsTest::settings);
            assertThat(found).isEqualTo(expected("20s", "3s", "off"));
        }
    }

    @Test
    void those_of_drills_and_runners_are_bounded() {
        assertThat(settings(spec -> PlainConnection.open(spec, "test", StatementLimits.DRILLING)))
                .isEqualTo(expected("5s", "500ms", "off"));
        assertThat(settings(spec -> PlainConnection.open(spec, "test", StatementLimits.RUNNING)))
                .isEqualTo(expected("5s", "1s", "off"));
    }

    /// What is set in a session that a pooler shares would stay there for other clients.
    @Test
    void those_behind_a_pooler_have_them_in_each_transaction() {
        try (var bouncer = TestBouncer.before(postgres.spec(), Pooling.TRANSACTION);
                var watching = Database.watching(bouncer.to(postgres.spec()), StatementLimits.WATCHING);
                var acting = Database.acting(bouncer.to(postgres.spec()), StatementLimits.ACTING)) {
            assertThat(watching.pooler()).isPresent();
            assertThat(pooled(watching)).isEqualTo(ofTransaction("2s", "500ms", "on"));
            assertThat(pooled(acting)).isEqualTo(ofTransaction("20s", "3s", "off"));
        }
    }

    private static Map<String, String> pooled(Database database) {
        return database.use("look", sql -> {
            var found = settings(sql);
            found.put(
                    "transaction_read_only",
                    sql.first("look", "show transaction_read_only", row -> row.getString(1))
                            .orElseThrow());
            return found;
        });
    }

    private static Map<String, String> ofTransaction(String statement, String lock, String readOnly) {
        var expected = new TreeMap<>(expected(statement, lock, "off"));
        expected.put("search_path", "pg_catalog, pg_temp");
        expected.put("transaction_read_only", readOnly);
        return expected;
    }
}
