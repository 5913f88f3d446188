package signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;

@Tag("fx")
class CodeBlockTest {
    private static final String LINES =
            IntStream.range(0, 500).mapToObj(n -> "line " + n).collect(Collectors.joining("\n"));

    private final CodeBlock block = Headless.on(() -> new CodeBlock("traceback", 1_000).searchable());
    private final Scene scene = Headless.window(() -> new StackPane(block), Theme.LIGHT);

    @AfterEach
    void close() {
        on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    private static <T> T on(Callable<T> work) {
        var done = Headless.on(work);
        Headless.settle();
        return done;
    }

    private Node find(String selector) {
        return Objects.requireNonNull(scene.lookup(selector), selector);
    }

    private StyleClassedTextArea area() {
        return (StyleClassedTextArea) find(".styled-text-area");
    }

    private void show(String text, List<TextHighlight> marks) {
        on(() -> {
            block.show(text, marks);
            area().requestFocus();
            return true;
        });
    }

    private void press(KeyCode key, boolean shift, boolean control) {
        on(() -> {
            Objects.requireNonNull(scene.getFocusOwner())
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, control, false, false));
            return true;
        });
    }

    private void look(String wanted) {
        press(KeyCode.F, false, true);
        on(() -> {
            ((TextField) find("#find-text")).setText(wanted);
            return true;
        });
    }

    private String count() {
        return on(() -> ((Label) find("#find-count")).getText());
    }

    private Collection<String> style(int at) {
        return on(() -> area().getStyleOfChar(at));
    }

    @Test
    void hits_are_marked_beside_the_highlights_and_the_current_one_apart() {
        show("raise Error, raised", List.of(new TextHighlight(0, 5, "c-word")));
        look("RAISE");
        assertThat(count()).isEqualTo("1 of 2");
        assertThat(style(0)).containsExactlyInAnyOrder("c-word", "c-current");
        assertThat(style(13)).containsExactly("c-hit");
        assertThat(style(6)).isEmpty();

        press(KeyCode.ENTER, false, false);

        assertThat(count()).isEqualTo("2 of 2");
        assertThat(style(0)).containsExactlyInAnyOrder("c-word", "c-hit");
        assertThat(style(13)).containsExactly("c-current");
    }

    @Test
    void enter_and_the_arrows_go_on_and_back_and_the_hit_is_scrolled_to() {
        show(LINES, TextHighlight.none());
        look("line 4");
        assertThat(count()).isEqualTo("1 of 111");
        press(KeyCode.ENTER, true, false);
        assertThat(count()).isEqualTo("111 of 111");
        assertThat(on(() -> area().allParToVisibleParIndex(499))).isPresent();
        on(() -> {
            ((Button) find("#find-next")).fire();
            return true;
        });
        assertThat(count()).isEqualTo("1 of 111");
        assertThat(on(() -> area().allParToVisibleParIndex(4))).isPresent();
        on(() -> {
            ((Button) find("#find-before")).fire();
            return true;
        });
        assertThat(count()).isEqualTo("111 of 111");
    }

    @Test
    void a_hit_beside_the_visible_part_is_scrolled_to_as_a_whole() {
        var begin = "first" + "x".repeat(500);
        show(begin + "the hit" + "x".repeat(500), List.of());
        look("the hit");
        assertThat(isVisible(begin.length(), begin.length() + 7)).isTrue();
        look("first");
        assertThat(isVisible(0, 5)).isTrue();
        assertThat(isVisible(begin.length(), begin.length() + 7)).isFalse();
    }

    private boolean isVisible(int from, int to) {
        return on(() -> {
            var window = area().localToScreen(area().getLayoutBounds());
            return area().getCharacterBoundsOnScreen(from, to)
                    .filter(window::contains)
                    .isPresent();
        });
    }

    @Test
    void escape_closes_it_without_a_trace() {
        show("one two one", List.of());
        look("one");
        press(KeyCode.ESCAPE, false, false);
        assertThat(on(() -> find(".find-bar").isVisible())).isFalse();
        assertThat(style(0)).isEmpty();
        assertThat(on(() -> area().isFocused())).isTrue();
        press(KeyCode.F, false, true);
        assertThat(count()).as("what was looked for is still there").isEqualTo("1 of 2");
    }

    @Test
    void what_is_selected_is_looked_for() {
        show("one two one", List.of());
        on(() -> {
            area().selectRange(4, 7);
            return true;
        });
        press(KeyCode.F, false, true);
        assertThat(on(() -> ((TextField) find("#find-text")).getText())).isEqualTo("two");
        assertThat(count()).isEqualTo("1 of 1");
    }

    /// The break is only on screen.
    @Test
    void a_hit_across_the_break_of_a_long_line_is_found() {
        show("x".repeat(LineBreaker.LONGEST - 2) + "here" + "x".repeat(100), List.of());
        look("here");
        assertThat(count()).isEqualTo("1 of 1");
        assertThat(style(LineBreaker.LONGEST - 2)).containsExactly("c-current");
        assertThat(style(LineBreaker.LONGEST + 2)).containsExactly("c-current");
        assertThat(style(LineBreaker.LONGEST + 3)).isEmpty();
    }

    @Test
    void another_text_is_searched_again_and_a_part_is_called_one() {
        show("one two one", List.of());
        look("one");
        on(() -> {
            block.showPart("only one", List.of());
            return true;
        });
        assertThat(count()).isEqualTo("1 of 1");
        assertThat(on(() -> ((Label) find("#find-part")).getText()))
                .isEqualTo("Only the part that is loaded is searched.");
        show("none", List.of());
        assertThat(count()).isEqualTo("1 of 1");
        assertThat(on(() -> ((Label) find("#find-part")).getText())).isEmpty();
        show("two", List.of());
        assertThat(count()).isEqualTo("not found");
        assertThat(style(0)).isEmpty();
        show("", List.of());
        assertThat(count()).isEqualTo("not found");
    }
}
