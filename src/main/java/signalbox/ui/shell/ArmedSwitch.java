package signalbox.ui.shell;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.app.session.Session;
import signalbox.text.DurationText;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// The Armed switch: plain while read-only, filled with a countdown while the operator may act.
final class ArmedSwitch extends StackPane {
    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("on");

    /// The same width on and off, so that the bar does not move.
    private static final double WIDTH = 138;

    private static final String MEANING =
            "Arm to change jobs and runners, also by Ctrl Shift A; it disarms itself after "
                    + DurationText.inSentence(Session.ARMED_FOR);

    private final ShellViewModel model;
    private final FontIcon icon = Icon.LOCKED.at(16, "i-default");
    private final Label word = Labels.of("Read-only", "t-12", "t-semibold");
    private final Label left = Labels.of("", "t-mono-semibold");
    private final Button button = new Button();
    private final Button longer;
    private final Tooltip tip = new Tooltip();

    ArmedSwitch(ShellViewModel model) {
        this.model = model;
        var knob = new Region();
        knob.getStyleClass().add("switch-knob");
        var track = new StackPane(knob);
        track.getStyleClass().add("switch-track");
        left.managedProperty().bind(left.textProperty().isNotEmpty());
        button.getStyleClass().setAll("switch");
        button.setId("armed-switch");
        word.setMinWidth(USE_PREF_SIZE);
        left.setMinWidth(USE_PREF_SIZE);
        var row = Labels.row(7, icon, word, left, Labels.spacer(), track);
        row.setMinWidth(WIDTH);
        button.setGraphic(row);
        button.setOnAction(_ -> model.toggleArmed());
        longer = Labels.iconButton(
                Icon.ADD, "Armed for " + DurationText.inSentence(Session.ARMED_FOR) + " from now", model::arm, "flat");
        longer.setId("arm-longer");
        longer.visibleProperty().bind(model.armed());
        longer.managedProperty().bind(longer.visibleProperty());
        getChildren().add(Labels.row(2, longer, button));
        setMinWidth(USE_PREF_SIZE);
        model.armedFor().subscribe(_ -> show());
        model.armed().subscribe(_ -> show());
        model.arming().subscribe(_ -> show());
        model.noArming().subscribe(reason -> {
            button.setDisable(!reason.isEmpty() && !model.armed().get());
            tip.setText(reason.isEmpty() ? MEANING : reason);
        });
        Tooltip.install(this, tip);
    }

    private void show() {
        var armed = model.armed().get();
        button.pseudoClassStateChanged(ARMED, armed);
        icon.setIconCode((armed ? Icon.ARMED : Icon.LOCKED).glyph());
        word.setText(model.arming().get() ? "One moment…" : armed ? "Armed" : "Read-only");
        left.setText(armed ? DurationText.countdown(model.armedFor().get()) : "");
        button.setAccessibleText(
                armed
                        ? "Armed for " + DurationText.of(model.armedFor().get()) + ": press to disarm"
                        : "Read-only: press to arm");
    }
}
