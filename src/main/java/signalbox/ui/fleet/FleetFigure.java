package signalbox.ui.fleet;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.text.NumberText;
import signalbox.ui.kit.Labels;

/// One figure at the top of the fleet. A click selects the first profile that it counts.
final class FleetFigure extends Button {
    private static final PseudoClass ALARMING = PseudoClass.getPseudoClass("alarming");

    private final String title;
    private final boolean alarms;
    private final Label figure = Labels.of("", "t-20", "t-semibold");
    private final Label beside = Labels.wholeInTooltip(Labels.of("", "t-11", "t-muted"));
    private Runnable onOpen = () -> {};

    /// @param alarms whether more than none is red
    FleetFigure(String title, FontIcon icon, boolean alarms) {
        this.title = title;
        this.alarms = alarms;
        getStyleClass().setAll("fleet-figure", "card");
        beside.setMinWidth(0);
        figure.setMinWidth(USE_PREF_SIZE);
        var body = new VBox(2, Labels.row(7, icon, Labels.of(title, "t-12", "t-muted")), Labels.row(8, figure, beside));
        body.setMinWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(body);
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setPrefWidth(100);
        body.prefWidthProperty().bind(widthProperty().subtract(24));
        body.maxWidthProperty().bind(widthProperty().subtract(24));
        setId("fleet-" + title);
        setOnAction(_ -> onOpen.run());
    }

    void show(FleetContent.Figure shown, FleetViewModel model) {
        figure.setText(NumberText.count(shown.count()));
        beside.setText(shown.beside());
        pseudoClassStateChanged(ALARMING, alarms && shown.count() > 0);
        setAccessibleText(title + ": " + NumberText.count(shown.count()) + ", " + shown.beside());
        onOpen = () -> shown.rows().stream().findFirst().ifPresent(row -> model.select(row.name()));
    }
}
