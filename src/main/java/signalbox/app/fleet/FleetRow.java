package signalbox.app.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Profile;
import signalbox.election.EmbeddedMarker;
import signalbox.election.RunnerConnection;
import signalbox.health.Finding;
import signalbox.monitor.Absence;
import signalbox.monitor.QueueThroughput;
import signalbox.monitor.Snapshot;
import signalbox.monitor.WatchLoad;
import signalbox.monitor.history.History;
import signalbox.queue.JobState;
import signalbox.queue.count.Count;
import signalbox.queue.count.MinuteThroughput;
import signalbox.text.Severity;

/// What the fleet knows of one profile at one moment.
///
/// @param group what it is listed under when rows are grouped by customer
/// @param snapshot the newest; null before the first
/// @param findings those that are not silenced, the worst first, as they were when `snapshot` was taken
/// @param isOpen whether the window has it open: then its own watch gives the figures
/// @param leaderKind what the leader's process is for, as a word; empty where no process was listed
/// @param load what watching it costs the server
public record FleetRow(
        Profile profile,
        String group,
        FleetContact contact,
        @Nullable Snapshot snapshot,
        List<Finding> findings,
        ConfigDrift drift,
        boolean isOpen,
        String leaderKind,
        WatchLoad load) {
    private static final int COURSE = 30;

    public FleetRow {
        findings = List.copyOf(findings);
    }

    public String name() {
        return profile.name();
    }

    /// Null when none leads, or when it is not known.
    public @Nullable RunnerConnection leader() {
        return snapshot == null ? null : snapshot.leadership().leader();
    }

    /// How long ago the leader connected; null when none leads or its start is hidden.
    public @Nullable Duration leaderAge() {
        var leads = leader();
        return leads == null || snapshot == null ? null : leads.age(snapshot.serverTime());
    }

    /// HTTP, CRON, EMBEDDED, …; empty where it is not known.
    public String kind() {
        var leads = leader();
        return leads != null && leads.embedded() != EmbeddedMarker.NO ? "EMBEDDED" : leaderKind;
    }

    /// For how long the oldest job that could run has waited; null when none waits.
    public @Nullable Duration oldestDue() {
        var oldest = snapshot == null ? null : snapshot.oldestPending();
        return oldest == null ? null : oldest.age();
    }

    /// Null before the first look.
    public @Nullable Count pending() {
        return snapshot == null ? null : snapshot.counts().of(JobState.PENDING);
    }

    public @Nullable Count failed() {
        return snapshot == null ? null : snapshot.counts().of(JobState.FAILED);
    }

    public QueueThroughput throughput() {
        return snapshot == null ? QueueThroughput.NONE : snapshot.throughput();
    }

    /// Jobs done in each of the last minutes, oldest first.
    public List<Integer> course() {
        var minutes = throughput().minutes();
        return minutes.stream()
                .skip(Math.max(0, minutes.size() - COURSE))
                .map(MinuteThroughput::done)
                .toList();
    }

    /// Whether no runner is connected for certain, none was for longer than a start takes, and nothing is due: the
    /// build
    /// may be asleep. Nobody wakes it for the fleet.
    public boolean mayBeAsleep() {
        var seen = snapshot;
        return seen != null
                && seen.observation().visibility().showsAllRunners()
                && seen.observation().seesNoRunner()
                && oldestDue() == null
                && Absence.ofRunners(seen).certainty() == Absence.Certainty.LASTS;
    }

    /// Since when no runner was connected, if it may be asleep.
    public Optional<Duration> asleepFor() {
        return snapshot != null && mayBeAsleep()
                ? Optional.of(Absence.ofRunners(snapshot).lasted())
                : Optional.empty();
    }

    /// Since when a leader that was seen is missing although jobs are due or runners are connected.
    public Optional<Duration> leaderlessFor() {
        var seen = snapshot;
        if (seen == null || leader() != null || seen.history().gaps().isEmpty()) {
            return Optional.empty();
        }
        History.Gap gap = seen.history().gaps().getLast();
        var matters = oldestDue() != null || !seen.observation().here().isEmpty();
        return gap.until() == null && matters
                ? Optional.of(Duration.between(gap.from(), seen.serverTime()))
                : Optional.empty();
    }

    /// Whether the figures are from before.
    public boolean isStale() {
        return switch (contact) {
            case FleetContact.Connecting() -> false;
            case FleetContact.Current() -> false;
            case FleetContact.Paused() -> true;
            case FleetContact.Unreachable(var _, var _) -> true;
            case FleetContact.NeedsOperator(var _, var _) -> true;
        };
    }

    public boolean isUnreachable() {
        return contact instanceof FleetContact.Unreachable;
    }

    /// How bad it is; null when nothing is wrong, or nothing is known yet.
    public @Nullable Severity worst() {
        if (isUnreachable() || leaderlessFor().isPresent()) {
            return Severity.CRITICAL;
        }
        if (contact instanceof FleetContact.NeedsOperator) {
            return Severity.WARNING;
        }
        return findings.isEmpty() ? null : findings.getFirst().severity();
    }

    public boolean isTrouble() {
        var level = worst();
        return level == Severity.CRITICAL || level == Severity.WARNING;
    }

    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /// How old the figures about jobs are; null before the first look.
    public @Nullable Duration age(Instant now) {
        if (snapshot == null) {
            return null;
        }
        var age = Duration.between(snapshot.jobsTakenAt(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
