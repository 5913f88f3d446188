package signalbox.ui.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import signalbox.app.fleet.FleetFilter.Section;
import signalbox.app.fleet.FleetRow;
import signalbox.text.Severity;

/// One line of the list: the title of a section, or a profile.
sealed interface FleetItem {
    record SectionItem(String title, int rows, long critical, long warnings) implements FleetItem {}

    /// @param at when it is shown, for ages
    record RowItem(FleetRow row, Instant at) implements FleetItem {}

    static List<FleetItem> of(List<Section> sections, Instant at) {
        var items = new ArrayList<FleetItem>();
        for (var section : sections) {
            var rows = section.rows();
            if (!section.title().isEmpty()) {
                items.add(new SectionItem(
                        section.title(), rows.size(), count(rows, Severity.CRITICAL), count(rows, Severity.WARNING)));
            }
            rows.forEach(row -> items.add(new RowItem(row, at)));
        }
        return List.copyOf(items);
    }

    private static long count(List<FleetRow> rows, Severity severity) {
        return rows.stream().filter(row -> row.worst() == severity).count();
    }
}
