package signalbox.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;

@Tag("pg")
class PromptSocketFactoryTest {
    private static final int LONGEST_MILLIS = 30_000;

    private static PGConnection driver(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class);
    }

    private static long lookNanos(Connection connection) {
        try {
            var begun = System.nanoTime();
            driver(connection).getNotifications();
            return System.nanoTime() - begun;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The driver's own wait is a millisecond each time: the shortest of many tells, however busy the machine.
    @Test
    void a_look_for_notifications_does_not_wait() throws SQLException {
        try (var database = TestDatabase.fresh();
                var connection = database.open("listener")) {
            var shortest =
                    LongStream.range(0, 100).map(_ -> lookNanos(connection)).min();

            assertThat(shortest.orElseThrow()).isLessThan(Duration.ofMillis(1).toNanos());
        }
    }

    @Test
    void a_wait_for_notifications_ends_when_one_comes() throws SQLException {
        try (var database = TestDatabase.fresh();
                var connection = database.open("listener");
                var other = database.open("other")) {
            new Sql(connection).execute("listen", "LISTEN queue_job");
            driver(connection).getNotifications();
            new Sql(other).execute("notify", "NOTIFY queue_job, 'one'");

            assertThat(driver(connection).getNotifications(LONGEST_MILLIS))
                    .singleElement()
                    .satisfies(notification ->
                            assertThat(notification.getParameter()).isEqualTo("one"));
        }
    }
}
