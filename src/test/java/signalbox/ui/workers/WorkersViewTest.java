package signalbox.ui.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;
import signalbox.ui.NarrowPanes;
import signalbox.ui.kit.Theme;

@Tag("fx")
class WorkersViewTest {
    private final Scene scene =
            Headless.scene(() -> Pictures.screen(new Pictures.Case("busy", Hosts.busy(), 389)), 1264, 826, Theme.LIGHT);

    @BeforeEach
    void layOut() {
        Headless.layOut(scene);
    }

    private Node find(String selector) {
        return Objects.requireNonNull(scene.lookup(selector), selector);
    }

    private void press(String button) {
        Headless.on(() -> {
            ((Button) find(button)).fire();
            return true;
        });
        Headless.layOut(scene);
    }

    private void paste(String list) {
        press("#open-list");
        Headless.on(() -> {
            ((TextArea) find("#list-text")).setText(list);
            return true;
        });
        press("#list-show");
    }

    private List<String> kinds() {
        return Headless.on(() -> ((TableView<?>) find("#table-workers"))
                .getItems().stream()
                        .map(row -> ((WorkerRow) row).pid() + " " + ((WorkerRow) row).badge())
                        .toList());
    }

    private String text(String selector) {
        return Headless.on(() -> find(selector).lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .reduce("", (before, text) -> before + " " + text));
    }

    @Test
    void a_pasted_list_is_shown_with_its_kinds_until_the_live_ones_are_wanted_again() {
        var live = kinds();

        paste(Hosts.odooSh());

        assertThat(kinds()).containsExactly("389 HTTP", "402 HTTP", "977 CRON", "1033 SHELL");
        assertThat(text("#listed")).contains("List from pasted text, taken at 2026-11-24 02:08:15 UTC, age 5.0 s");
        assertThat(Headless.on(() -> find(".course-part").isVisible())).isFalse();

        Headless.on(() -> {
            find("#listed").lookupAll(".button").forEach(button -> ((Button) button).fire());
            return true;
        });

        assertThat(kinds()).isEqualTo(live);
        assertThat(Headless.on(() -> find("#listed").isVisible())).isFalse();
        assertThat(Headless.on(() -> find(".course-part").isVisible())).isTrue();
    }

    @Test
    void nothing_in_a_list_can_be_ended() {
        paste(Hosts.odooSh());

        assertThat(kinds()).contains("389 HTTP");
        assertThat(Headless.on(() -> find("#end-process").isDisabled())).isTrue();
        assertThat(Headless.on(() -> ((Label) find("#end-obstacle")).getText())).startsWith("It is in a list");
    }

    @Test
    void wrong_text_says_what_is_wrong_beside_it() {
        var live = kinds();

        paste("nonsense");

        assertThat(text("#list-fault")).contains("pasted text, line 1:").contains("nonsense");
        assertThat(Headless.on(() -> ((TextArea) find("#list-text")).getText())).isEqualTo("nonsense");
        assertThat(kinds()).isEqualTo(live);
    }

    @Test
    void no_age_is_cut_and_the_site_has_two_lines() {
        assertThat(Headless.on(() -> find("#table-workers").lookupAll(".table-cell").stream()
                        .filter(node -> node instanceof Labeled cell
                                && cell.isTextTruncated()
                                && cell.getText().matches("\\d+ \\w+"))
                        .map(node -> ((Labeled) node).getText())
                        .toList()))
                .isEmpty();
        assertThat(Headless.on(() -> find("#site-state").getParent())).isInstanceOf(VBox.class);
    }

    @Test
    void a_narrow_window_cuts_nothing_off() {
        for (var each : List.of(
                new Pictures.Case("busy", Hosts.busy(), 389),
                new Pictures.Case("asleep", Hosts.asleep(), 0),
                new Pictures.Case("cron-leads", Hosts.cronLeads(), 977))) {
            assertThat(NarrowPanes.cut(
                            Headless.scene(() -> Pictures.screen(each), NarrowPanes.WIDTH, 566, Theme.LIGHT)))
                    .as(each.name())
                    .isEmpty();
        }
    }
}
