package signalbox.health.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelWait;
import signalbox.election.Anomaly.Severity;
import signalbox.health.DeadSlotHolders;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.Rule;
import signalbox.monitor.Absence;
import signalbox.monitor.Absence.Certainty;
import signalbox.monitor.Snapshot;
import signalbox.queue.stuck.LastMovement;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.UtcTime;

/// The queue stands still, whatever the cause: jobs could run, and none is enqueued, begun or ended.
///
/// If channels are full of running jobs, this is no standstill: see `RunnableChannels`.
final class StandstillRule implements Rule {
    static final Duration WARNED_AFTER = Absence.TOLD_AFTER;
    static final Duration CRITICAL_AFTER = Duration.ofSeconds(60);

    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        var waiting = RunnableChannels.of(snapshot);
        if (waiting.channels().isEmpty()) {
            return List.of();
        }
        return since(snapshot).map(since -> finding(snapshot, waiting, since)).stream()
                .toList();
    }

    /// Since when nothing has moved while jobs that could run wait; empty when something moves, or when the time is
    /// too short to be sure.
    static Optional<Instant> since(Snapshot snapshot) {
        return isBlind(snapshot)
                ? Optional.empty()
                : since(snapshot, DeadSlotHolders.of(snapshot))
                        .filter(since -> lasted(snapshot, since).compareTo(WARNED_AFTER) >= 0);
    }

    /// Hidden rows may move, and so may those of a hot standby that is behind its primary.
    private static boolean isBlind(Snapshot snapshot) {
        return snapshot.observation().visibility().standby() != null
                || snapshot.capabilities().hidesJobs();
    }

    private static Duration lasted(Snapshot snapshot, Instant since) {
        return Duration.between(since, snapshot.serverTime());
    }

    /// Whether the table alone shows that nothing has moved for as long as a start takes.
    static boolean isShownByTable(Snapshot snapshot) {
        return byTable(snapshot, DeadSlotHolders.of(snapshot))
                .filter(since -> lasted(snapshot, since).compareTo(WARNED_AFTER) >= 0)
                .isPresent();
    }

    /// Since when it stands still: since this was seen, or earlier if the table shows that.
    private static Optional<Instant> since(Snapshot snapshot, DeadSlotHolders holders) {
        var seen = Absence.ofMovement(snapshot);
        if (seen.filter(absence -> absence.certainty() != Certainty.TOO_YOUNG).isEmpty()) {
            return Optional.empty();
        }
        return byTable(snapshot, holders)
                .filter(shown -> shown.isBefore(seen.get().since()))
                .or(() -> seen.map(Absence::since));
    }

    /// A job that was created after the last movement has been waiting since then. Slots held by jobs that never
    /// began have also been held since the last movement.
    private static Optional<Instant> byTable(Snapshot snapshot, DeadSlotHolders holders) {
        return snapshot.health().slots().known().flatMap(slots -> {
            var movement = slots.running().movement();
            return holders.isEmpty()
                    ? Optional.ofNullable(movement.waitsSince())
                    : Optional.ofNullable(movement.last());
        });
    }

    private static Finding finding(Snapshot snapshot, RunnableChannels waiting, Instant since) {
        var causes = StandstillCauses.of(snapshot, waiting);
        var seen = new ArrayList<String>();
        seen.add(due(waiting) + ", and no job was enqueued, begun or ended for "
                + DurationText.inSentence(lasted(snapshot, since)) + " (since "
                + UtcTime.brief(since, snapshot.serverTime()) + ").");
        seen.add(lastMoves(snapshot));
        causes.stream().map(StandstillCauses.Cause::evidence).forEach(seen::add);
        var first = causes.getFirst();
        return new Finding(
                "queue-stands-still",
                severity(snapshot, waiting, since),
                "The queue stands still",
                seen,
                "Jobs that could run are waiting, and nothing moves them. This ends only when its cause ends.",
                first.todo(),
                first.remedy());
    }

    private static Severity severity(Snapshot snapshot, RunnableChannels waiting, Instant since) {
        var isLong = lasted(snapshot, since).compareTo(CRITICAL_AFTER) >= 0;
        return isLong && !waiting.isMeant() ? Severity.CRITICAL : Severity.WARNING;
    }

    private static String due(RunnableChannels waiting) {
        var jobs = waiting.channels().stream()
                .map(ChannelWait::own)
                .mapToLong(ChannelFacts::due)
                .sum();
        return NumberText.of(jobs, "job") + (jobs == 1 ? " is due" : " are due");
    }

    private static String lastMoves(Snapshot snapshot) {
        var movement = snapshot.health()
                .slots()
                .known()
                .map(slots -> slots.running().movement())
                .orElse(LastMovement.UNSEEN);
        var moves = new ArrayList<String>();
        add(moves, "enqueued", movement.enqueued(), snapshot);
        add(moves, "begun", movement.began(), snapshot);
        add(moves, "done", movement.done(), snapshot);
        return moves.isEmpty()
                ? "None of the rows read shows an earlier change."
                : "The last job was " + String.join("; ", moves) + ".";
    }

    private static void add(List<String> moves, String what, @Nullable Instant at, Snapshot snapshot) {
        if (at != null) {
            moves.add(what + " " + FindingWords.at(at, snapshot.serverTime()));
        }
    }
}
