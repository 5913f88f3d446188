package signalbox.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import signalbox.postgres.connection.LoadMeter.LoadMark;

class LoadMeterTest {
    private final AtomicLong nanos = new AtomicLong();
    private final LoadMeter meter = new LoadMeter(nanos::get);

    private void answered(int millis) {
        meter.answered(Duration.ofMillis(millis).toNanos());
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void the_way_to_the_server_is_not_its_work() {
        answered(40);
        answered(40);
        answered(140);

        assertThat(meter.lastMinute().server()).isEqualTo(Duration.ofMillis(100));
        assertThat(meter.serverSince(LoadMark.START)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void on_a_busy_machine_what_all_statements_wait_is_not_the_servers_work() {
        for (int i = 0; i < 20; i++) {
            answered(50 + i % 3);
        }

        assertThat(meter.serverSince(LoadMark.START)).isLessThan(Duration.ofMillis(20));
    }

    @Test
    void what_is_older_than_a_minute_no_longer_counts_for_it() {
        answered(5);
        answered(25);
        meter.received(1_000);
        meter.sent(100);
        pass(30);
        answered(5);
        assertThat(meter.lastMinute()).isEqualTo(new ServerLoad(3, Duration.ofMillis(20), 1_000, 100));

        pass(31);
        answered(15);
        assertThat(meter.lastMinute()).isEqualTo(new ServerLoad(2, Duration.ofMillis(10), 0, 0));
        assertThat(meter.serverSince(LoadMark.START)).isEqualTo(Duration.ofMillis(30));
        pass(3_600);
        assertThat(meter.lastMinute()).isEqualTo(ServerLoad.NONE);
    }

    @Test
    void where_nothing_was_asked_nothing_was_spent() {
        assertThat(meter.lastMinute()).isEqualTo(ServerLoad.NONE);
        assertThat(meter.serverSince(LoadMark.START)).isZero();
    }
}
