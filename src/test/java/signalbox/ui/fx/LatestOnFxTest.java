package signalbox.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;

@Tag("fx")
class LatestOnFxTest {
    @Test
    void a_burst_while_the_fx_thread_is_busy_arrives_as_its_last() {
        var arrived = new CopyOnWriteArrayList<Integer>();
        var feed = new LatestOnFx<Integer>(arrived::add);
        Headless.on(() -> {
            for (var i = 0; i < 1000; i++) {
                feed.accept(i);
            }
            return true;
        });
        Headless.settle();
        assertThat(arrived).isEqualTo(List.of(999));
        feed.accept(1000);
        Headless.settle();
        assertThat(arrived).isEqualTo(List.of(999, 1000));
    }
}
