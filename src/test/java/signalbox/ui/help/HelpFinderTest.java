package signalbox.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.app.file.AppFolders;
import signalbox.handbook.Chapter;
import signalbox.handbook.Handbook;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.overlay.Overlay;

@Tag("fx")
class HelpFinderTest {
    private static final List<Chapter> CHAPTERS =
            Handbook.chapters(HelpFacts.of(AppFolders.below(Path.of("/home/ada"))));

    private final Overlay overlay = Headless.on(() -> new Overlay(new StackPane()));
    private final Scene scene = Headless.window(() -> overlay, Theme.LIGHT);

    HelpFinderTest() {
        Headless.on(() -> {
            var pane = new HelpPane(CHAPTERS, "test", "");
            pane.onClose(() -> overlay.close(pane));
            overlay.open(pane, pane.first());
            return true;
        });
        Headless.settle();
    }

    private Node node(String query) {
        return Objects.requireNonNull(scene.lookup(query), query);
    }

    private void type(String words) {
        Headless.on(() -> {
            var field = (TextField) node("#help-find");
            field.requestFocus();
            field.setText(words);
            return true;
        });
        Headless.settle();
    }

    private void press(KeyCode code, boolean shift, boolean ctrl) {
        Headless.on(() -> {
            var target = Objects.requireNonNullElse(scene.getFocusOwner(), node("#help"));
            target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, ctrl, false, false));
            return true;
        });
        Headless.settle();
    }

    @Test
    void letters_typed_after_f1_are_looked_for() {
        Headless.on(() -> {
            for (var letter : List.of("g", "u", "a", "r", "d")) {
                Objects.requireNonNull(scene.getFocusOwner())
                        .fireEvent(new KeyEvent(
                                KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false));
            }
            return true;
        });
        Headless.settle();

        assertThat(((TextField) node("#help-find")).getText()).isEqualTo("guard");
        assertThat(count()).contains(" found");
    }

    @SuppressWarnings("unchecked")
    private ListView<HelpHit> results() {
        return (ListView<HelpHit>) node("#help-results");
    }

    private int at() {
        return Headless.on(() -> results().getSelectionModel().getSelectedIndex());
    }

    private String count() {
        return Headless.on(() -> ((Label) node("#help-count")).getText());
    }

    private List<String> marked() {
        return Headless.on(() -> scene.getRoot().lookupAll(".help-hit").stream()
                .map(hit -> ((Labeled) hit).getText())
                .toList());
    }

    private double scrolled() {
        return Headless.on(() -> ((ScrollPane) node("#help-scroll")).getVvalue());
    }

    @Test
    void a_hit_names_its_topic_and_shows_the_words_around() {
        var hits = HelpHit.of(CHAPTERS, "LEDGER");
        assertThat(HelpHit.of(CHAPTERS, "as an emergency runner")).first().satisfies(hit -> {
            assertThat(hit.title()).isEqualTo("The embedded runner");
            assertThat(hit.piece()).isEqualTo("As an emergency runner");
        });
        assertThat(hits).extracting(HelpHit::chapter).isSorted();
        assertThat(HelpHit.of(CHAPTERS, "Safety and ri"))
                .extracting(HelpHit::block)
                .contains(-1);
        assertThat(HelpHit.of(CHAPTERS, "  ")).isEmpty();
    }

    @Test
    void enter_opens_the_first_hit_and_then_the_next_one() {
        type("pooler");
        assertThat(at()).isEqualTo(-1);
        assertThat(count()).endsWith(" found; Enter opens the first");
        press(KeyCode.ENTER, false, false);
        assertThat(at()).isZero();
        assertThat(scrolled()).isPositive();
        press(KeyCode.F3, false, false);
        assertThat(at()).isEqualTo(1);
        assertThat(count()).startsWith("2 of ");
        press(KeyCode.F3, true, false);
        press(KeyCode.ENTER, true, false);
        assertThat(at()).isEqualTo(HelpHit.of(CHAPTERS, "pooler").size() - 1);
        press(KeyCode.ENTER, false, false);
        assertThat(at()).isZero();
    }

    @Test
    void hits_are_marked_in_the_text_and_no_more_once_the_field_is_empty() {
        type("pooler");
        press(KeyCode.ENTER, false, false);
        assertThat(marked()).isNotEmpty().allMatch(word -> word.equalsIgnoreCase("pooler"));
        type("");
        assertThat(marked()).isEmpty();
    }

    @Test
    void several_words_are_found_where_a_block_has_all_of_them() {
        type("subtree requeue");

        assertThat(results().getItems()).isNotEmpty();
        assertThat(count()).contains(" found");
    }

    @Test
    void what_is_nowhere_is_said() {
        type("xyzzy");
        assertThat(count()).isEqualTo("Nothing in the help has “xyzzy”.");
        assertThat(Headless.on(() -> results().isVisible())).isFalse();
        press(KeyCode.ENTER, false, false);
        assertThat(at()).isEqualTo(-1);
    }

    @Test
    void escape_leads_back_to_the_contents_and_then_closes_the_help() {
        type("pooler");
        assertThat(Headless.on(
                        () -> node(".help-contents .help-link").getParent().isVisible()))
                .isFalse();
        press(KeyCode.ESCAPE, false, false);
        assertThat(Headless.on(() -> ((TextField) node("#help-find")).getText()))
                .isEmpty();
        assertThat(Headless.on(
                        () -> node(".help-contents .help-link").getParent().isVisible()))
                .isTrue();
        press(KeyCode.ESCAPE, false, false);
        assertThat(Headless.on(() -> overlay.isOpen("help"))).isFalse();
    }

    @Test
    void ctrl_f_goes_to_the_field() {
        press(KeyCode.F, false, true);
        assertThat(Headless.on(
                        () -> Objects.requireNonNull(scene.getFocusOwner()).getId()))
                .isEqualTo("help-find");
    }

    private String title() {
        return Headless.on(() -> ((Labeled) node(".help-text .t-16")).getText());
    }

    @Test
    void a_name_at_the_left_opens_its_chapter() {
        Headless.on(() -> {
            var names = node(".help-contents .help-link").getParent().getChildrenUnmodifiable();
            ((Hyperlink) names.getLast()).fire();
            return true;
        });
        Headless.settle();
        assertThat(title()).isEqualTo(CHAPTERS.getLast().title());
    }

    @Test
    void a_finding_opens_its_entry() {
        Headless.on(() -> {
            var pane = new HelpPane(CHAPTERS, "test", Handbook.placeOf("copied-database"));
            overlay.close((Region) node("#help"));
            overlay.open(pane, pane.first());
            return true;
        });
        Headless.settle();
        assertThat(title()).isEqualTo("Findings");
        assertThat(scrolled()).isPositive();
    }

    @Test
    void a_link_leads_to_another_chapter() {
        Headless.on(() -> {
            var link = (Hyperlink) node(".help-inner-link");
            link.fire();
            return true;
        });
        Headless.settle();
        assertThat(title()).isNotEqualTo(CHAPTERS.getFirst().title());
    }
}
