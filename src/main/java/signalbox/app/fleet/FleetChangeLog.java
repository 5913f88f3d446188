package signalbox.app.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.election.BackendKey;
import signalbox.election.RunnerConnection;
import signalbox.health.Finding;
import signalbox.text.Severity;

/// The changes of the last hour, from one look at the rows to the next. What a profile is first seen with is no change.
/// One thread.
final class FleetChangeLog {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 500;
    /// Much that a watch sees first is over at the next looks, and a finding that comes back so soon had not gone.
    static final Duration SETTLES = Duration.ofSeconds(15);

    private record Raised(Finding finding, Instant last) {}

    private static final class Known {
        final Instant since;
        boolean reached = true;

        @Nullable
        RunnerConnection leader;

        final Map<String, Raised> raised = new HashMap<>();

        Known(Instant since) {
            this.since = since;
        }
    }

    private final Map<String, Known> known = new HashMap<>();
    private final Deque<FleetChange> changes = new ArrayDeque<>();

    /// @return the changes of the last hour, the newest first
    List<FleetChange> see(List<FleetRow> rows, Instant now) {
        var names = rows.stream().map(FleetRow::name).collect(Collectors.toSet());
        known.keySet().retainAll(names);
        rows.forEach(row -> see(row, now));
        while (changes.size() > MOST
                || (!changes.isEmpty() && changes.getLast().at().isBefore(now.minus(KEPT)))) {
            changes.removeLast();
        }
        return List.copyOf(changes);
    }

    private void see(FleetRow row, Instant now) {
        switch (row.contact()) {
            case FleetContact.Connecting() -> {}
            case FleetContact.Paused() -> {}
            case FleetContact.Unreachable(var since, var reason) -> lost(row, since, "stopped answering: " + reason);
            case FleetContact.NeedsOperator(var since, var what) -> lost(row, since, "needs you: " + what);
            case FleetContact.Current() -> current(row, now);
        }
    }

    private void lost(FleetRow row, Instant since, String text) {
        var before = known.computeIfAbsent(row.name(), _ -> new Known(since));
        if (before.reached) {
            before.reached = false;
            add(new FleetChange(since, row.name(), FleetChange.Kind.UNREACHABLE, text));
        }
    }

    private void current(FleetRow row, Instant now) {
        var isNew = !known.containsKey(row.name());
        var before = known.computeIfAbsent(row.name(), _ -> new Known(now));
        if (!before.reached) {
            before.reached = true;
            add(new FleetChange(now, row.name(), FleetChange.Kind.REACHED, "answers again"));
        }
        leader(row, before, isNew, now);
        findings(row, before, now);
    }

    private void leader(FleetRow row, Known before, boolean isNew, Instant now) {
        var leads = row.leader();
        if (!isNew && leads == null && before.leader != null) {
            add(new FleetChange(
                    now,
                    row.name(),
                    FleetChange.Kind.LEADER_LOST,
                    "lost its leader, pid " + before.leader.pid()
                            + (row.snapshot() == null
                                            || row.snapshot()
                                                    .observation()
                                                    .here()
                                                    .isEmpty()
                                    ? "; no runner is connected"
                                    : "; no other leads yet")));
        } else if (!isNew && leads != null && !isSame(leads, before.leader)) {
            add(new FleetChange(
                    now,
                    row.name(),
                    FleetChange.Kind.LEADER_WON,
                    "is led by pid " + leads.pid()
                            + (before.leader == null ? "" : ", until now by pid " + before.leader.pid())));
        }
        before.leader = leads;
    }

    private static boolean isSame(RunnerConnection leads, @Nullable RunnerConnection before) {
        return before != null && Objects.equals(BackendKey.of(leads), BackendKey.of(before));
    }

    private void findings(FleetRow row, Known before, Instant now) {
        var isYoung = now.isBefore(before.since.plus(SETTLES));
        Set<String> open = new HashSet<>();
        for (var finding : row.findings()) {
            if (finding.severity() != Severity.INFO) {
                open.add(finding.code());
                var earlier = before.raised.put(finding.code(), new Raised(finding, now));
                var isWorse = earlier == null
                        || finding.severity().compareTo(earlier.finding().severity()) > 0;
                if (isWorse && !isYoung) {
                    add(new FleetChange(now, row.name(), FleetChange.Kind.RAISED, finding.title()));
                }
            }
        }
        before.raised.values().removeIf(raised -> {
            var isGone = !open.contains(raised.finding().code())
                    && raised.last().plus(SETTLES).isBefore(now);
            if (isGone) {
                add(new FleetChange(
                        raised.last(),
                        row.name(),
                        FleetChange.Kind.CLEARED,
                        "no longer: " + raised.finding().title()));
            }
            return isGone;
        });
    }

    private void add(FleetChange change) {
        changes.addFirst(change);
    }
}
