package signalbox.monitor.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;

@Tag("pg")
class RateLimitedReadTest {
    @Test
    void a_figure_is_read_again_when_its_time_has_come_or_somebody_asks_for_it() throws SQLException {
        try (var postgres = TestDatabase.fresh();
                var connection = postgres.open("test")) {
            connection.setAutoCommit(false);
            var sql = new Sql(connection);
            var read = new AtomicInteger();
            var figure = new RateLimitedRead<>("count", 0, Duration.ofHours(1));

            assertThat(figure.get(sql, read::incrementAndGet)).isEqualTo(1);
            assertThat(figure.get(sql, read::incrementAndGet)).isEqualTo(1);
            figure.makeDue();

            assertThat(figure.get(sql, read::incrementAndGet)).isEqualTo(2);
        }
    }
}
