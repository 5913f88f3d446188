package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.postgres.Database;
import signalbox.postgres.connection.ServerLoad;
import signalbox.postgres.connection.StatementLimits;
import signalbox.testing.TestDatabase;

class LoadLimitTest {
    private static Duration rest(int minuteMillis, Integer... costMillis) {
        return LoadLimit.restAfter(
                Stream.of(costMillis).map(millis -> Duration.ofMillis(millis)).toList(),
                new ServerLoad(10, Duration.ofMillis(minuteMillis), 0, 0),
                0.02,
                Monitor.LONGEST_INTERVAL);
    }

    @Test
    void below_its_share_the_watch_keeps_the_interval() {
        assertThat(rest(1_200, 300, 300, 300, 300, 300)).isZero();
    }

    @Test
    void above_it_each_refresh_is_paid_for_with_rest() {
        assertThat(rest(1_201, 330, 300, 320, 290, 290)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void no_rest_is_longer_than_the_longest_interval() {
        assertThat(rest(30_000, 6_000, 6_000, 6_000, 6_000, 6_000)).isEqualTo(Monitor.LONGEST_INTERVAL);
    }

    @Test
    void a_start_and_one_dear_refresh_among_cheap_ones_are_not_paid_for() {
        assertThat(rest(3_000, 2_900)).isZero();
        assertThat(rest(3_000, 2_900, 50)).isZero();
        assertThat(rest(3_000, 2, 900, 2, 2, 2)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void figures_that_are_read_in_turn_are_paid_for_though_some_refreshes_are_cheap() {
        assertThat(rest(16_400, 700, 2, 400, 2, 600)).isEqualTo(Duration.ofMillis(12_550));
    }

    @Test
    @Tag("pg")
    void what_is_read_beside_the_refreshes_does_not_slow_them_down() {
        var limit = new LoadLimit();
        try (var postgres = TestDatabase.fresh();
                var database = Database.watching(postgres.spec(), StatementLimits.WATCHING)) {
            var rest = Duration.ZERO;
            for (int refresh = 0; refresh < 6; refresh++) {
                ask(database, "select pg_sleep(0.3)");
                limit.refreshBegins(database);
                IntStream.range(0, 4).forEach(_ -> ask(database, "select 1"));
                ask(database, "select pg_sleep(0.05)");
                rest = limit.restAfterRefresh(database, Monitor.LONGEST_INTERVAL);
            }

            assertThat(database.meter().lastMinute().server()).isGreaterThan(Duration.ofMillis(1_200));
            assertThat(rest).isPositive().isLessThan(Duration.ofSeconds(10));
            assertThat(limit.restAfterRefresh(database, Duration.ofMillis(7))).isEqualTo(Duration.ofMillis(7));
        }
    }

    private static void ask(Database database, String statement) {
        database.use("ask", sql -> sql.list("ask", statement, row -> row.getString(1)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.5, Double.NaN})
    void a_share_is_a_part_of_one_core(double share) {
        assertThatThrownBy(() -> new LoadLimit().limitTo(share)).isInstanceOf(IllegalArgumentException.class);
    }
}
