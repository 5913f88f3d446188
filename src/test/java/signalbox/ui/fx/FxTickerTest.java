package signalbox.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;

@Tag("fx")
class FxTickerTest {
    private final AtomicInteger ticks = new AtomicInteger();
    private final FxTicker ticker = new FxTicker(Duration.ofMillis(5), () -> {
        assertThat(FxThread.isCurrent()).isTrue();
        ticks.incrementAndGet();
    });

    @Test
    void it_ticks_at_once_and_again_until_it_is_stopped() {
        var first = Headless.on(() -> {
            ticker.play();
            return ticks.get();
        });
        assertThat(first).isEqualTo(1);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ticks.get() > 3);

        var atTheEnd = Headless.on(() -> {
            ticker.stop();
            return ticks.get();
        });
        Headless.settle();
        assertThat(ticks).hasValue(atTheEnd);
        assertThat(ticker.isPlaying()).isFalse();
    }

    @Test
    void playing_twice_is_one_beat() {
        var beats = Headless.on(() -> {
            ticker.play();
            ticker.play();
            return ticks.get();
        });
        assertThat(beats).isEqualTo(1);
        Headless.on(() -> {
            ticker.stop();
            return true;
        });
    }
}
