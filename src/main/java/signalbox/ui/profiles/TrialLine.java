package signalbox.ui.profiles;

import javafx.geometry.Pos;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// What came of the test: an icon, the sentence, what is limited. Without height before the first.
final class TrialLine extends HBox {
    private final StackPane icon = new StackPane();
    private final VBox texts = new VBox(2);

    TrialLine() {
        super(10);
        getStyleClass().add("trial");
        setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        texts.setMinWidth(0);
        icon.setMinSize(17, 17);
        icon.setMaxSize(17, 17);
        getChildren().addAll(icon, texts);
        managedProperty().bind(visibleProperty());
        show(TrialReport.NONE);
    }

    void show(TrialReport report) {
        setVisible(report.kind() != TrialReport.Kind.NONE);
        icon.getChildren().clear();
        switch (report.kind()) {
            case NONE -> {}
            case RUNNING -> {
                var busy = new ProgressIndicator();
                busy.setMaxSize(15, 15);
                icon.getChildren().add(busy);
            }
            case FINE -> icon.getChildren().add(Icon.DONE.at(17, "i-success"));
            case LIMITED -> icon.getChildren().add(Icon.WARNING.at(17, "i-warning"));
            case FAILED -> icon.getChildren().add(Icon.CRITICAL.at(17, "i-danger"));
        }
        texts.getChildren().setAll(Labels.sentence(report.sentence(), "t-12", "t-medium"));
        report.details().forEach(detail -> texts.getChildren().add(Labels.sentence(detail, "t-12", "t-muted")));
        setAccessibleText(report.sentence());
    }
}
