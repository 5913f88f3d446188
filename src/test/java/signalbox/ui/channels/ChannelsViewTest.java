package signalbox.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.text.ShortUuid;
import signalbox.ui.Headless;
import signalbox.ui.NarrowPanes;
import signalbox.ui.kit.Theme;

@Tag("fx")
class ChannelsViewTest {
    @ParameterizedTest
    @ValueSource(ints = {864, 1264})
    void no_figure_is_cut(int width) {
        var tried = Branches.CHANNELS.replace("root.mail:4", "root.mail:10");
        var shown = new Pictures.Case("tried", Branches.busy(), "root.sale", Branches.CHANNELS, tried);
        assertThat(cut(shown, width)).noneMatch(text -> text.matches("[\\d,]+|\\d+ [hm] \\d+ [ms]"));
    }

    @Test
    void where_the_limits_come_from_is_told_in_full() {
        var shown = new Pictures.Case("unknown", Branches.unknown(), "root.sale", null);
        assertThat(cut(shown, 1264)).noneMatch(text -> text.contains("the profile has no channel string"));
    }

    @Test
    void what_the_runner_showed_of_a_capacity_is_told_in_full() {
        var shown = new Pictures.Case("shown", Branches.shown(Branches.unknown()), "root.mail", null);
        assertThat(cut(shown, 1264)).noneMatch(text -> text.startsWith("not known; 4 jobs"));
    }

    @Test
    void a_value_of_two_lines_does_not_lie_over_the_next_row() {
        var shown = new Pictures.Case("shown", Branches.shown(Branches.unknown()), "root.mail", null);
        var scene = Headless.scene(() -> Pictures.screen(shown), 1264, 826, Theme.LIGHT);
        Headless.layOut(scene);
        Headless.on(() -> {
            var values = scene.getRoot().lookup(".key-values").lookupAll(".label").stream()
                    .filter(node -> node.isVisible() && GridPane.getColumnIndex(node) == 1)
                    .sorted(Comparator.comparing(GridPane::getRowIndex))
                    .map(Node::getBoundsInParent)
                    .toList();
            assertThat(values).hasSizeGreaterThan(5);
            for (int row = 1; row < values.size(); row++) {
                assertThat(values.get(row).getMinY())
                        .as("row %s", row)
                        .isGreaterThanOrEqualTo(values.get(row - 1).getMaxY());
            }
            return true;
        });
    }

    /// Selected, clicked and left again: nothing of any row shrinks or shifts.
    @Test
    void a_selected_row_stays_where_it_is_and_as_large_as_it_is() {
        var shown = new Pictures.Case("full", Branches.busy(), "root.mail", Branches.CHANNELS);
        var scene = Headless.window(() -> Pictures.screen(shown), Theme.LIGHT);
        Headless.settle();
        var table = (TreeTableView<?>) Objects.requireNonNull(scene.lookup("#channels-tree"));
        Headless.on(() -> {
            table.getSelectionModel().clearSelection();
            return true;
        });
        Headless.settle();
        var before = bounds(scene);
        assertThat(before).hasSizeGreaterThan(30);

        for (int row = 0; row < table.getExpandedItemCount(); row++) {
            var place = row;
            Headless.on(() -> {
                table.getSelectionModel().clearAndSelect(place);
                table.requestFocus();
                return true;
            });
            Headless.settle();
            assertThat(bounds(scene)).as("row %s is selected", row).isEqualTo(before);
        }
        Headless.on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    /// Of each row of the tree and all that it is made of, in the window.
    private static List<String> bounds(Scene scene) {
        return Headless.on(() -> scene.lookup("#channels-tree").lookupAll(".tree-table-row-cell").stream()
                .filter(Node::isVisible)
                .flatMap(row -> Stream.concat(Stream.of(row), row.lookupAll("*").stream()))
                .map(node -> node.getClass().getSimpleName() + " " + node.localToScene(node.getLayoutBounds()))
                .sorted()
                .toList());
    }

    @Test
    void a_job_that_holds_a_channel_is_a_short_link() {
        var shown = new Pictures.Case("held", Branches.busy(), "root.ledger", Branches.CHANNELS);
        var scene = Headless.scene(() -> Pictures.screen(shown), 1264, 826, Theme.LIGHT);
        Headless.layOut(scene);

        var links = Headless.on(() -> scene.getRoot().lookupAll(".job-link").stream()
                .map(node -> ((Hyperlink) node).getText())
                .toList());
        assertThat(links).containsExactly(ShortUuid.of(Branches.FAILED));
        assertThat(Headless.on(() -> scene.getRoot().lookupAll(".label").stream()
                        .map(node -> ((Labeled) node).getText())
                        .filter(text -> text.contains(Branches.FAILED))
                        .toList()))
                .isEmpty();
    }

    private static List<String> cut(Pictures.Case shown, int width) {
        var scene = Headless.scene(() -> Pictures.screen(shown), width, 826, Theme.LIGHT);
        Headless.layOut(scene);
        return Headless.on(() -> scene.getRoot().lookupAll(".label").stream()
                .filter(node -> node instanceof Labeled label && label.isTextTruncated())
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    @Test
    void a_narrow_window_cuts_nothing_off() {
        var shown = new Pictures.Case("full", Branches.busy(), "root.mail", Branches.CHANNELS);

        assertThat(NarrowPanes.cut(Headless.scene(() -> Pictures.screen(shown), NarrowPanes.WIDTH, 566, Theme.LIGHT)))
                .isEmpty();
    }
}
