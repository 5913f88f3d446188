package signalbox.ui.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.app.fleet.FleetFilter;
import signalbox.app.fleet.FleetRow;
import signalbox.app.fleet.FleetState;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// What the screen shows of one state with one filter.
///
/// @param selected the row whose details are shown; null: none
record FleetContent(
        FleetState state,
        FleetFilter filter,
        List<FleetItem> items,
        @Nullable FleetRow selected) {
    /// A figure at the top.
    ///
    /// @param beside names, or what the figure leaves out
    record Figure(int count, String beside, List<FleetRow> rows) {}

    static FleetContent of(FleetState state, FleetFilter filter, @Nullable String selected) {
        return new FleetContent(
                state,
                filter,
                FleetItem.of(filter.sections(state.rows()), state.at()),
                selected == null ? null : state.row(selected).orElse(null));
    }

    long shown() {
        return items.stream().filter(FleetItem.RowItem.class::isInstance).count();
    }

    Figure builds() {
        var sound = state.rows().stream()
                .filter(row -> row.snapshot() != null && !row.isTrouble())
                .count();
        return new Figure(state.rows().size(), NumberText.count(sound) + " healthy", state.rows());
    }

    Figure critical() {
        return named(state.worst(Severity.CRITICAL).stream()
                .filter(row -> !row.isUnreachable())
                .toList());
    }

    Figure warnings() {
        return named(state.worst(Severity.WARNING));
    }

    Figure unreachable() {
        return named(state.unreachable());
    }

    Figure asleep() {
        var rows = state.asleep();
        return new Figure(rows.size(), rows.isEmpty() ? "none" : "maybe; not woken by us", rows);
    }

    private static Figure named(List<FleetRow> rows) {
        return new Figure(rows.size(), rows.isEmpty() ? "none" : FleetTexts.names(rows), rows);
    }

    /// How many customers and profiles there are.
    String sizes() {
        var customers = state.rows().stream().map(FleetRow::group).distinct().count();
        return NumberText.of(customers, "customer") + " · "
                + NumberText.of(state.rows().size(), "profile");
    }
}
