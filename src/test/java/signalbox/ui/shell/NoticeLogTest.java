package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.app.session.FindingHistory;
import signalbox.ui.Headless;
import signalbox.ui.ScreenTexts;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.overlay.Notice;

@Tag("fx")
class NoticeLogTest {
    private final List<Notice> shown = new ArrayList<>();
    private Instant now = Instant.parse("2026-06-12T03:00:00Z");
    private final NoticeLog log = new NoticeLog(shown::add, () -> now);
    private final FindingHistory findings = new FindingHistory();

    @Test
    void a_notice_is_shown_and_kept_and_is_news_until_the_list_is_opened() {
        log.notifyOperator(Notice.done("3 jobs are pending again."));
        assertThat(shown).hasSize(1);
        assertThat(log.news(findings)).isEqualTo(1);

        assertThat(listed()).contains("3 jobs are pending again.");
        assertThat(log.news(findings)).isZero();

        now = now.plusSeconds(1);
        log.notifyOperator(Notice.warning("2 of 5 jobs were requeued.", "3 had changed."));
        assertThat(log.news(findings)).isEqualTo(1);
    }

    @Test
    void where_nothing_happened_it_says_so() {
        assertThat(listed()).contains("Nothing since this profile was opened.");
    }

    /// A pane that opens beside its button is a window of its own, with its own style.
    @Test
    void a_failure_is_red_and_what_was_done_is_green() {
        log.notifyOperator(Notice.done("3 jobs are pending again."));
        log.notifyOperator(Notice.failed("Nothing was requeued.", "The server is gone."));
        var button = Headless.on(() -> new Button("Happened"));
        var scene = Headless.window(() -> new StackPane(button), Theme.LIGHT);
        Headless.on(() -> {
            log.open(findings, pane -> pane, button);
            return true;
        });
        Headless.settle();

        assertThat(Headless.on(() -> Window.getWindows().stream()
                        .filter(window -> window instanceof PopOver)
                        .flatMap(window -> window.getScene().getRoot().lookupAll(".ikonli-font-icon").stream())
                        .map(icon -> ((FontIcon) icon).getFill())
                        .distinct()
                        .toList()))
                .hasSize(2)
                .doesNotContain(Color.BLACK);
        Headless.on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    private List<String> listed() {
        var scene = Headless.scene(() -> new StackPane(log.pane(findings)), 500, 500, Theme.LIGHT);
        Headless.layOut(scene);
        return Headless.on(() -> ScreenTexts.of(scene.getRoot()));
    }
}
