package signalbox.ui.audit;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import signalbox.audit.reading.ActionResult;
import signalbox.audit.reading.AuditRow;
import signalbox.text.NumberText;
import signalbox.text.TimeText;
import signalbox.ui.audit.content.ActionLabel;
import signalbox.ui.audit.content.AuditItem;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.HoverText;
import signalbox.ui.kit.Labels;

/// Draws one line of the list: the heading of a day, or an action.
final class AuditCell extends ListCell<AuditItem> {
    private final Label time = Labels.of("", "t-mono");
    private final Label who = Labels.of("", "t-12");
    private final Badge environment = new Badge("", Badge.Style.NEUTRAL);
    private final Label profile = Labels.of("", "t-12");
    private final Label action = Labels.of("", "t-12", "t-medium");
    private final Label subject = Labels.of("", "t-mono-11", "t-muted");
    private final Label rows = Labels.of("", "t-mono");
    private final Label result = ResultLabel.make();
    private final Label reason = Labels.of("", "t-12", "t-muted");
    private final AuditLine line;
    private final Label day = Labels.of("", "t-12", "t-medium");
    private final Label count = Labels.of("", "pill");
    private final HBox heading = Labels.row(8, day, count);

    /// @param profiles whether there are several profiles to tell apart
    AuditCell(BooleanSupplier profiles) {
        environment.managedProperty().bind(environment.visibleProperty());
        action.setGraphicTextGap(7);
        line = new AuditLine(
                List.of(time, who, Labels.row(8, environment, profile), action, subject, rows, result, reason),
                () -> getListView().getWidth(),
                profiles);
        heading.getStyleClass().add("audit-day");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable AuditItem item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().remove("audit-heading");
        setText(null);
        switch (empty ? null : item) {
            case null -> setGraphic(null);
            case AuditItem.DayItem(var title, var actions) -> showDay(title, actions);
            case AuditItem.ActionItem(var row) -> showRow(row);
        }
    }

    private void showDay(String title, int actions) {
        getStyleClass().add("audit-heading");
        day.setText(title);
        count.setText(NumberText.count(actions));
        setAccessibleText(title + ", " + NumberText.of(actions, "action"));
        setGraphic(heading);
    }

    private void showRow(AuditRow row) {
        time.setText(TimeText.clock(row.since()));
        HoverText.set(time, TimeText.inBothZones(row.since()));
        show(who, row.who());
        environment.setVisible(!row.environment().isEmpty());
        EnvironmentBadge.show(environment, row.environment());
        show(profile, row.profile());
        action.setText(ActionLabel.of(row.action()));
        action.setGraphic(ActionLabel.icon(row.action()).at(15));
        show(subject, row.subject());
        rows.setText(rows(row));
        ResultLabel.show(result, row.result());
        show(reason, row.reason());
        setAccessibleText(String.join(
                ", ",
                TimeText.clock(row.since()),
                row.who(),
                row.profile(),
                action.getText(),
                row.result().label()));
        setGraphic(line);
    }

    /// Where it is cut, the tooltip has it whole.
    private static void show(Label label, String text) {
        label.setText(text);
        HoverText.set(label, text);
    }

    /// `11/12`: fewer changed than the preview had.
    private static String rows(AuditRow row) {
        if (row.result() == ActionResult.BEGAN || row.result() == ActionResult.UNKNOWN) {
            return "-";
        }
        var changed = NumberText.count(row.rows());
        return row.previewed() == null || row.previewed() == row.rows()
                ? changed
                : changed + "/" + NumberText.count(row.previewed());
    }
}
