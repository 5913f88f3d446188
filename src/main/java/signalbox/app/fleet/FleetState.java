package signalbox.app.fleet;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import signalbox.app.fleet.FleetFilter.Section;
import signalbox.text.Severity;

/// All profiles at one moment. Immutable.
///
/// @param at by this machine's clock
/// @param rows in no particular order
/// @param changes of the last hour, the newest first
/// @param unreadable why profiles are missing, in sentences: profiles.json, or entries of it, cannot be read
public record FleetState(Instant at, List<FleetRow> rows, List<FleetChange> changes, String unreadable) {
    public FleetState {
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
    }

    public static FleetState nothingAt(Instant at) {
        return new FleetState(at, List.of(), List.of(), "");
    }

    public Optional<FleetRow> row(String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    public List<FleetRow> worst(Severity severity) {
        return rows.stream().filter(row -> row.worst() == severity).toList();
    }

    public List<FleetRow> unreachable() {
        return rows.stream().filter(FleetRow::isUnreachable).toList();
    }

    public List<FleetRow> asleep() {
        return rows.stream().filter(FleetRow::mayBeAsleep).toList();
    }

    public List<FleetRow> needingOperator() {
        return rows.stream()
                .filter(row -> row.contact() instanceof FleetContact.NeedsOperator)
                .toList();
    }

    /// How many sessions on servers the fleet itself has open: those of open profiles do not count.
    public int connections() {
        return rows.stream()
                .filter(row -> !row.isOpen())
                .mapToInt(row -> row.load().sessions())
                .sum();
    }

    /// What the servers worked for the fleet itself in the last minute, as a share of one core.
    public double serverShare() {
        return rows.stream()
                .filter(row -> !row.isOpen())
                .mapToDouble(row -> row.load().lastMinute().server().toMillis() / 60_000.0)
                .sum();
    }

    /// Another profile of the same group that has a leader.
    public Optional<FleetRow> sibling(FleetRow row) {
        return rows.stream()
                .filter(each -> each.group().equals(row.group()) && !each.name().equals(row.name()))
                .filter(each -> each.leader() != null && each.contact() instanceof FleetContact.Current)
                .findFirst();
    }

    /// The rows in the order in which they are listed.
    public static List<FleetRow> listed(Collection<Section> sections) {
        return sections.stream().flatMap(section -> section.rows().stream()).toList();
    }
}
