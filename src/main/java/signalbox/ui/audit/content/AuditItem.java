package signalbox.ui.audit.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import signalbox.audit.reading.AuditRow;
import signalbox.text.DayText;
import signalbox.text.ShownZone;

/// One line of the list: the heading of a day, or an action.
public sealed interface AuditItem {
    /// @param title `Today, 26 Nov`
    /// @param count how many of its actions are listed
    record DayItem(String title, int count) implements AuditItem {}

    record ActionItem(AuditRow row) implements AuditItem {}

    /// The actions under the headings of their days, in the zone that is shown.
    ///
    /// @param rows newest first
    static List<AuditItem> of(List<AuditRow> rows, Instant now) {
        var items = new ArrayList<AuditItem>();
        for (var from = 0; from < rows.size(); ) {
            var day = day(rows.get(from).since());
            var to = from;
            while (to < rows.size() && day(rows.get(to).since()).equals(day)) {
                to++;
            }
            items.add(new DayItem(DayText.heading(day, day(now)), to - from));
            rows.subList(from, to).forEach(row -> items.add(new ActionItem(row)));
            from = to;
        }
        return List.copyOf(items);
    }

    private static LocalDate day(Instant at) {
        return ShownZone.day(at);
    }
}
