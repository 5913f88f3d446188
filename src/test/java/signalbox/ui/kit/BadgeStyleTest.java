package signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;

@Tag("fx")
class BadgeStyleTest {
    @Test
    void a_badge_that_stays_as_it_is_touches_no_style() {
        var changes = Headless.on(() -> {
            var badge = new Badge("", Badge.Style.NEUTRAL);
            badge.show("AT WORK", Badge.Style.SUCCESS);
            var seen = new AtomicInteger();
            ListChangeListener<String> listener = _ -> seen.incrementAndGet();
            badge.getStyleClass().addListener(listener);
            badge.show("AT WORK", Badge.Style.SUCCESS);
            var still = seen.get();
            badge.show("IDLE", Badge.Style.NEUTRAL);
            assertThat(seen.get()).isPositive();
            assertThat(badge.getStyleClass()).contains("badge-neutral").doesNotContain("badge-success");
            return still;
        });
        assertThat(changes).isZero();
    }
}
