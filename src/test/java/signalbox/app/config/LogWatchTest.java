package signalbox.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import signalbox.health.KnownLog;

class LogWatchTest {
    private final AtomicInteger reads = new AtomicInteger();

    private LogWatch watch(Duration every) {
        var watch = new LogWatch(() -> new KnownLog.NotRead("read " + reads.incrementAndGet()), every);
        watch.start();
        return watch;
    }

    private static KnownLog read(int number) {
        return new KnownLog.NotRead("read " + number);
    }

    @Test
    void nothing_is_read_until_something_needs_it() {
        try (var watch = watch(Duration.ofHours(1))) {
            assertThat(watch.newest()).isEqualTo(KnownLog.notAsked());
            watch.want();
            await().until(() -> watch.newest().equals(read(1)));
        }
    }

    @Test
    void however_often_it_is_needed_it_is_read_once_in_its_time() {
        try (var watch = watch(Duration.ofHours(1))) {
            watch.want();
            await().until(() -> watch.newest().equals(read(1)));
            watch.want();
            assertThat(watch.recent()).isEqualTo(read(1));
            assertThat(watch.read()).as("the operator asks").isEqualTo(read(2));
            assertThat(watch.recent()).isEqualTo(read(2));
        }
    }

    @Test
    void while_it_is_needed_it_is_read_again() {
        try (var watch = watch(Duration.ofMillis(20))) {
            await().until(() -> {
                watch.want();
                return reads.get() >= 3;
            });
        }
    }

    @Test
    void a_fault_of_the_reader_does_not_end_it() {
        var watch = new LogWatch(
                () -> {
                    if (reads.incrementAndGet() == 1) {
                        throw new IllegalStateException("once");
                    }
                    return read(reads.get());
                },
                Duration.ofMillis(20));
        try (watch) {
            watch.start();
            await().until(() -> {
                watch.want();
                return !watch.newest().equals(KnownLog.notAsked());
            });
        }
        assertThat(reads).as("it failed once before").hasValueGreaterThan(1);
    }
}
