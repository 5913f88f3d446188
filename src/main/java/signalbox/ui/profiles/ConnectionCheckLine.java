package signalbox.ui.profiles;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import signalbox.remote.HostKey;
import signalbox.ui.kit.BusyMark;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// The result of the test: an icon, a sentence, and what is limited. It has no height before the first test.
final class ConnectionCheckLine extends HBox {
    private final StackPane icon = new StackPane();
    private final VBox texts = new VBox(2);

    private final Consumer<HostKey> onHostKey;

    /// @param onHostKey called when the operator accepts the key
    ConnectionCheckLine(Consumer<HostKey> onHostKey) {
        super(10);
        this.onHostKey = onHostKey;
        getStyleClass().add("connection-check");
        setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        texts.setMinWidth(0);
        icon.setMinSize(17, 17);
        icon.setMaxSize(17, 17);
        getChildren().addAll(icon, texts);
        setAccessibleRole(AccessibleRole.TEXT);
        managedProperty().bind(visibleProperty());
        show(ConnectionCheckReport.NONE);
    }

    void show(ConnectionCheckReport report) {
        setVisible(report.kind() != ConnectionCheckReport.Kind.NONE);
        icon.getChildren().clear();
        switch (report.kind()) {
            case NONE -> {}
            case RUNNING -> icon.getChildren().add(new BusyMark(15));
            case FINE -> icon.getChildren().add(Icon.DONE.at(17, "i-success"));
            case LIMITED -> icon.getChildren().add(Icon.WARNING.at(17, "i-warning"));
            case FAILED -> icon.getChildren().add(Icon.CRITICAL.at(17, "i-danger"));
        }
        texts.getChildren().setAll(Labels.sentence(report.sentence(), "t-12", "t-medium"));
        report.details().forEach(detail -> texts.getChildren().add(Labels.sentence(detail, "t-12", "t-muted")));
        var key = report.hostKey();
        if (key != null) {
            var accept = Labels.button("Accept this key and test again", Icon.SHIELD, () -> onHostKey.accept(key));
            accept.setId("accept-host-key");
            texts.getChildren().add(accept);
        }
        setAccessibleText(report.sentence());
    }
}
