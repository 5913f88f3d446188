package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;
import signalbox.ui.fx.FxThread;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.overlay.Overlay;

@Tag("fx")
class FaultWatchTest {
    private static final Path LOG = Path.of("/home/ada/.local/state/signalbox/log/signalbox.log");

    private final Overlay overlay = Headless.on(() -> new Overlay(new StackPane()));
    private final Scene scene = Headless.window(() -> overlay, Theme.LIGHT);
    private final AtomicInteger copied = new AtomicInteger();
    private final AtomicReference<Path> opened = new AtomicReference<>();
    private Thread.@Nullable UncaughtExceptionHandler before;

    @BeforeEach
    void watch() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Headless.on(() -> {
            new FaultWatch(overlay, LOG, copied::incrementAndGet, opened::set).begin();
            return true;
        });
    }

    @AfterEach
    void restore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        Headless.on(() -> {
            Thread.currentThread().setUncaughtExceptionHandler(null);
            return true;
        });
    }

    private void awaitCard() {
        await().until(() -> Headless.on(() -> overlay.isOpen(FaultCard.ID)));
        Headless.settle();
    }

    private Node node(String query) {
        return Objects.requireNonNull(scene.lookup(query), query);
    }

    private void press(String button) {
        Headless.on(() -> {
            ((Button) node(button)).fire();
            return true;
        });
        Headless.settle();
    }

    @Test
    void a_fault_on_the_fx_thread_shows_what_to_do_and_where_the_log_is() {
        FxThread.later(() -> {
            throw new IllegalStateException("password=hunter2 in the view");
        });
        awaitCard();
        assertThat(Headless.on(() -> node("#fault-card .text-field") instanceof TextField field ? field.getText() : ""))
                .isEqualTo(LOG.toString());
        assertThat(Headless.on(() -> scene.getRoot().lookupAll(".label").stream()
                        .map(label -> ((Label) label).getText())
                        .toList()))
                .anyMatch(text -> text.startsWith("IllegalStateException: password=*"))
                .noneMatch(text -> text.contains("hunter2"));
        press("#fault-copy");
        press("#fault-log");
        assertThat(copied).hasValue(1);
        assertThat(opened).hasValue(LOG);
        press("#fault-close");
        assertThat(Headless.on(() -> overlay.isOpen(FaultCard.ID))).isFalse();
    }

    @Test
    void faults_of_other_threads_are_counted_on_one_card() throws InterruptedException {
        for (int fault = 0; fault < 3; fault++) {
            Thread.ofVirtual()
                    .start(() -> {
                        throw new IllegalStateException("of a virtual thread");
                    })
                    .join();
        }
        awaitCard();
        assertThat(Headless.on(() -> ((Label) node("#fault-more")).getText()))
                .startsWith("2 further faults since then");
    }
}
