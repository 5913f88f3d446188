package signalbox.ui.kit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;
import signalbox.ui.kit.Labels;

@Tag("fx")
class PlotNodesTest {
    private final Group group = new Group();
    private final PlotNodes nodes = new PlotNodes(group.getChildren());

    @BeforeAll
    static void startJavaFx() {
        Headless.on(() -> true);
    }

    private List<Label> drawn(String... texts) {
        nodes.begin();
        for (var text : texts) {
            nodes.put(Labels.of(text, text.startsWith("!") ? "t-danger" : "t-muted"), _ -> {});
        }
        nodes.end();
        return group.getChildren().stream().map(Label.class::cast).toList();
    }

    @Test
    void a_node_that_looks_the_same_is_kept_with_the_new_text() {
        var before = drawn("03:10", "03:11");

        assertThat(drawn("03:11", "03:12")).containsExactlyElementsOf(before);
        assertThat(before).extracting(Label::getText).containsExactly("03:11", "03:12");
    }

    @Test
    void from_the_first_that_looks_different_all_are_new() {
        var before = drawn("a", "b", "c");
        var after = drawn("a", "!b", "c", "d");

        assertThat(after).extracting(Label::getText).containsExactly("a", "!b", "c", "d");
        assertThat(after.getFirst()).isSameAs(before.getFirst());
        assertThat(after.subList(1, 4)).doesNotContainAnyElementsOf(before);
        assertThat(drawn("a")).containsExactly(before.getFirst());
    }

    @Test
    void a_path_whose_elements_stay_is_not_drawn_again() {
        var first = new MoveTo(1, 2);
        nodes.begin();
        var path = nodes.line(new Path(), line -> line.getElements().setAll(first, new HLineTo(9)));
        nodes.end();
        nodes.place();
        nodes.begin();
        nodes.line(new Path(), line -> line.getElements().setAll(new MoveTo(1, 2), new HLineTo(9)));
        nodes.end();
        nodes.place();
        assertThat(path.getElements()).startsWith(first);

        nodes.begin();
        nodes.line(new Path(), line -> line.getElements().setAll(new MoveTo(1, 2), new HLineTo(10)));
        nodes.end();
        nodes.place();
        assertThat(path.getElements()).doesNotContain(first);
        assertThat(((HLineTo) path.getElements().getLast()).getX()).isEqualTo(10);
    }

    /// Such as the line that marks a step: the plot moves it itself, also between drawings.
    @Test
    void a_node_that_the_plot_has_for_good_is_left_as_the_plot_drew_it() {
        var marker = new Path(new MoveTo(1, 2));
        for (var turn = 0; turn < 2; turn++) {
            nodes.begin();
            nodes.own(marker, () -> marker.getElements().setAll(new MoveTo(3, 4)));
            nodes.end();
            nodes.place();
        }
        assertThat(group.getChildren()).containsExactly(marker);
        assertThat(marker.getElements()).hasSize(1);
        assertThat(((MoveTo) marker.getElements().getFirst()).getX()).isEqualTo(3);
    }
}
