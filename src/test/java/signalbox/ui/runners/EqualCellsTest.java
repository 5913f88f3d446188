package signalbox.ui.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;

@Tag("fx")
class EqualCellsTest {
    @Test
    void cells_share_the_width_in_one_line() {
        assertThat(laidOut(600))
                .allSatisfy(cell -> assertThat(cell.getWidth()).isEqualTo(120))
                .allSatisfy(cell -> assertThat(cell.getMinY()).isZero());
    }

    @Test
    void where_a_cell_had_too_little_they_share_two_lines_and_none_lies_outside() {
        var cells = laidOut(480);

        assertThat(cells).extracting(Bounds::getWidth).containsExactly(160.0, 160.0, 160.0, 240.0, 240.0);
        assertThat(cells).extracting(Bounds::getMinY).containsExactly(0.0, 0.0, 0.0, 30.0, 30.0);
    }

    private static List<Bounds> laidOut(double width) {
        Scene scene = Headless.scene(
                () -> {
                    var cells = new EqualCells();
                    IntStream.range(0, 5).forEach(_ -> {
                        var cell = new Region();
                        cell.setPrefSize(300, 30);
                        cells.getChildren().add(cell);
                    });
                    return new VBox(cells);
                },
                width,
                200,
                Theme.LIGHT);
        Headless.layOut(scene);
        return Headless.on(
                () -> ((EqualCells) scene.getRoot().getChildrenUnmodifiable().getFirst())
                        .getChildren().stream().map(Node::getBoundsInParent).toList());
    }
}
