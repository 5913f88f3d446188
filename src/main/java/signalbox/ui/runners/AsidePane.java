package signalbox.ui.runners;

import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// The frame of what stands at the right: a head, sections that scroll, a foot with buttons.
final class AsidePane {
    private AsidePane() {}

    static VBox of(HBox head, VBox foot, Node... sections) {
        head.getStyleClass().add("detail-head");
        foot.getStyleClass().add("detail-foot");
        var scroll = new ScrollPane(new VBox(sections));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var pane = new VBox(head, scroll, foot);
        pane.getStyleClass().add("pane");
        pane.setMinWidth(320);
        pane.setPrefWidth(396);
        return pane;
    }

    static VBox section(Icon icon, String title, Node... content) {
        var section = new VBox(10, Labels.row(8, icon.at(15), Labels.of(title, "t-12", "t-semibold")));
        section.getChildren().addAll(content);
        section.getStyleClass().add("detail-section");
        return section;
    }

    static VBox padded(Node content) {
        var box = new VBox(content);
        box.getStyleClass().add("detail-section");
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    static Button close(Runnable onClose) {
        return Labels.iconButton(Icon.CLOSE, "Close", onClose, "flat");
    }

    /// Takes no room while it is not visible.
    static void foldable(Node... nodes) {
        Stream.of(nodes).forEach(node -> node.managedProperty().bind(node.visibleProperty()));
    }
}
