package signalbox.ui.audit;

import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.audit.reading.ActionResult;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// The result of an action as an icon and its word.
final class ResultLabel {
    private static final ChosenStyle TONE = ChosenStyle.of("t-danger", "t-warning", "t-accent", "t-semibold");

    private ResultLabel() {}

    static Label make() {
        var label = Labels.of("", "t-12", "audit-result");
        label.setGraphicTextGap(6);
        return label;
    }

    static void show(Label label, ActionResult result) {
        label.setText(result.label());
        label.setGraphic(icon(result));
        switch (result) {
            case DONE -> TONE.set(label);
            case PARTLY_DONE -> TONE.set(label, "t-warning");
            case REFUSED, FAILED -> TONE.set(label, "t-danger", "t-semibold");
            case UNKNOWN -> TONE.set(label, "t-warning", "t-semibold");
            case BEGAN -> TONE.set(label, "t-accent", "t-semibold");
        }
    }

    static FontIcon icon(ActionResult result) {
        return switch (result) {
            case DONE -> Icon.DONE.at(15, "i-success");
            case PARTLY_DONE -> Icon.WARNING.at(15, "i-warning");
            case REFUSED -> Icon.CANCEL.at(15, "i-danger");
            case FAILED -> Icon.FAILED.at(15, "i-danger");
            case UNKNOWN -> Icon.HELP.at(15, "i-warning");
            case BEGAN -> Icon.STARTED.at(15, "i-accent");
        };
    }

    static Badge.Style style(ActionResult result) {
        return switch (result) {
            case DONE -> Badge.Style.SUCCESS;
            case PARTLY_DONE, UNKNOWN -> Badge.Style.WARNING;
            case REFUSED, FAILED -> Badge.Style.DANGER;
            case BEGAN -> Badge.Style.ACCENT;
        };
    }
}
