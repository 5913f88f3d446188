package signalbox.ui.kit;

import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The frame of the pane at the right: a head, sections that scroll, and a foot with buttons.
public final class SidePane {
    private SidePane() {}

    public static VBox of(HBox head, Node foot, Node... sections) {
        head.getStyleClass().add("detail-head");
        foot.getStyleClass().add("detail-foot");
        var scroll = new ScrollPane(new VBox(sections));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var pane = new VBox(head, scroll, foot);
        pane.getStyleClass().addAll("pane", "side-pane");
        pane.setMinWidth(320);
        pane.setPrefWidth(396);
        return pane;
    }

    public static VBox section(Icon icon, String title, Node... content) {
        var section = new VBox(10, Labels.row(8, icon.at(15), Labels.of(title, "t-12", "t-semibold")));
        section.getChildren().addAll(content);
        section.getStyleClass().add("detail-section");
        return section;
    }

    /// What was seen and why it matters, in a frame whose colour shows how bad it is.
    public static HBox box(Banner.Level severity, String title, Node... lines) {
        var words = new VBox(4, Labels.sentence(title, "t-13", "t-semibold"));
        words.getChildren().addAll(lines);
        return framed(severity, words);
    }

    /// Words in a frame whose colour shows how bad it is.
    public static HBox framed(Banner.Level severity, VBox words) {
        HBox.setHgrow(words, Priority.ALWAYS);
        var box = new HBox(10, severity.icon(), words);
        box.setAlignment(Pos.TOP_LEFT);
        box.getStyleClass().addAll("banner", severity.style());
        return box;
    }

    public static VBox padded(Node content) {
        var box = new VBox(content);
        box.getStyleClass().add("detail-section");
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    public static Button close(Runnable onClose) {
        return Labels.iconButton(Icon.CLOSE, "Close", onClose, "flat");
    }

    /// A node takes no space while it is not visible.
    public static void foldable(Node... nodes) {
        Stream.of(nodes).forEach(node -> node.managedProperty().bind(node.visibleProperty()));
    }
}
