package signalbox.health.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelWait;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.Rule;
import signalbox.monitor.Absence;
import signalbox.monitor.Absence.Certainty;
import signalbox.monitor.Snapshot;
import signalbox.queue.movement.LastMovement;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.text.TimeOrder;
import signalbox.text.UtcTime;

/// The queue stands still, whatever the cause: jobs could run, and none is enqueued, begun or ended.
///
/// If channels are full of running jobs, this is no standstill: see `RunnableChannels`.
final class StandstillRule implements Rule {
    static final Duration WARNED_AFTER = Absence.REPORTED_AFTER;
    static final Duration CRITICAL_AFTER = Duration.ofSeconds(60);

    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        var waiting = RunnableChannels.of(snapshot);
        if (waiting.channels().isEmpty()) {
            return List.of();
        }
        return since(snapshot, waiting).map(since -> finding(snapshot, waiting, since)).stream()
                .toList();
    }

    /// The finding, if a job of this channel is among those that nothing moves; empty where an operator paused them.
    static Optional<Finding> in(String channel, Snapshot snapshot) {
        var waiting = RunnableChannels.of(snapshot);
        return waiting.isMeant()
                        || waiting.channels().stream()
                                .noneMatch(wait -> wait.name().equals(channel))
                ? Optional.empty()
                : since(snapshot, waiting).map(since -> finding(snapshot, waiting.heldFor(channel, snapshot), since));
    }

    /// Why it is not known whether the queue stands still: a job that could run was due before the last one moved, so
    /// it may have been put back just now, or the rows that were read do not show what moved. The looks were too
    /// short to see whether it moves. Empty when this is known, and while jobs move.
    static Optional<String> doubt(Snapshot snapshot) {
        var waiting = RunnableChannels.of(snapshot);
        if (isBlind(snapshot) || waiting.isMeant() || since(snapshot, waiting).isPresent()) {
            return Optional.empty();
        }
        var due = earliest(waiting, wait -> wait.own().moments().dueSince());
        var movement = movement(snapshot);
        var last = Optional.ofNullable(movement.last());
        var brief = Absence.ofMovement(snapshot).filter(seen -> seen.certainty() == Certainty.SEEN_BRIEFLY);
        return brief.isPresent() && isOld(due, snapshot) && (last.isEmpty() || isOld(last, snapshot))
                ? Optional.of("It is not known whether the queue stands still. " + due(waiting)
                        + ", by the dates in the table since "
                        + FindingWords.since(due.get(), snapshot.serverTime())
                        + (movement.reachesBack()
                                ? ", but a job that was put back or requeued lately keeps that date. "
                                : ", but the newest rows do not show when the last job ended. ")
                        + lastMoves(snapshot)
                        + " One look does not show whether jobs move: watch longer (check --for 20s).")
                : Optional.empty();
    }

    private static boolean isOld(Optional<Instant> at, Snapshot snapshot) {
        return at.filter(moment -> lasted(snapshot, moment).compareTo(WARNED_AFTER) >= 0)
                .isPresent();
    }

    /// Since when nothing has moved while jobs that could run wait; empty when something moves, or when the time is
    /// too short to be sure.
    static Optional<Instant> since(Snapshot snapshot, RunnableChannels waiting) {
        return isBlind(snapshot)
                ? Optional.empty()
                : seenSince(snapshot, waiting)
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

    /// Whether the table alone shows that jobs which no operator holds have waited for as long as a start takes, and
    /// that nothing has moved.
    static boolean isShownByTable(Snapshot snapshot) {
        return shownByTable(snapshot).isPresent();
    }

    /// What the table alone shows, in a sentence; empty when it does not show it.
    static Optional<String> shownByTable(Snapshot snapshot) {
        var waiting = RunnableChannels.of(snapshot);
        return isBlind(snapshot) || waiting.isMeant()
                ? Optional.empty()
                : byTable(snapshot, waiting)
                        .filter(since -> lasted(snapshot, since).compareTo(WARNED_AFTER) >= 0)
                        .map(since -> "No job was " + still(snapshot, since) + ".");
    }

    private static String still(Snapshot snapshot, Instant since) {
        return (enqueuesAfter(snapshot, since) ? "" : "enqueued, ") + "begun or ended for "
                + DurationText.inSentence(lasted(snapshot, since)) + " (since "
                + UtcTime.brief(since, snapshot.serverTime()) + ")";
    }

    /// Since when it stands still: since this was seen, or earlier if the table shows that.
    private static Optional<Instant> seenSince(Snapshot snapshot, RunnableChannels waiting) {
        var seen = Absence.ofMovement(snapshot);
        if (seen.filter(absence -> absence.certainty() != Certainty.TOO_YOUNG).isEmpty()) {
            return Optional.empty();
        }
        return byTable(snapshot, waiting)
                .filter(shown -> shown.isBefore(seen.get().since()))
                .or(() -> seen.map(Absence::since));
    }

    /// Since the last movement, or since the oldest job could run if that was later. Slots held by jobs that are
    /// not begun have been held since the last movement. Empty where the rows that were read
    /// do not show which that was. What the watch saw itself is later than what they show.
    private static Optional<Instant> byTable(Snapshot snapshot, RunnableChannels waiting) {
        return snapshot.health().slots().known().flatMap(slots -> {
            var movement = slots.running().movement();
            return movement.reachesBack()
                    ? byDates(movement, waiting)
                            .map(since ->
                                    TimeOrder.later(since, movement.tries().postponed()))
                            .map(since -> TimeOrder.later(
                                    since, snapshot.history().looks().moved()))
                    : Optional.empty();
        });
    }

    private static Optional<Instant> byDates(LastMovement movement, RunnableChannels waiting) {
        return waiting.holders().isEmpty()
                ? earliest(waiting, wait -> movement.waiting().get(wait.name()))
                        .map(due -> TimeOrder.later(due, movement.last()))
                : Optional.ofNullable(movement.last())
                        .map(last -> TimeOrder.later(
                                last,
                                earliest(waiting, wait -> wait.own().moments().dueSince())
                                        .orElse(null)));
    }

    private static Optional<Instant> earliest(RunnableChannels waiting, Function<ChannelWait, @Nullable Instant> time) {
        return waiting.channels().stream()
                .flatMap(wait -> Stream.ofNullable(time.apply(wait)))
                .min(Instant::compareTo);
    }

    private static Finding finding(Snapshot snapshot, RunnableChannels waiting, Instant since) {
        var causes = StandstillCauses.of(snapshot, waiting, enqueuesAfter(snapshot, since));
        var seen = new ArrayList<String>();
        seen.add(due(waiting) + ", and no job was " + still(snapshot, since) + ".");
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

    /// Whether jobs were seen to be enqueued which show nothing of it now: they were put back.
    private static boolean enqueuesAfter(Snapshot snapshot, Instant since) {
        var last = TimeOrder.laterKnown(
                snapshot.observation().work().lastEnqueue(),
                snapshot.history().looks().moved());
        return last != null && last.isAfter(since);
    }

    /// Whether jobs are enqueued and put back, and none is begun.
    static boolean isPutBack(Snapshot snapshot) {
        return since(snapshot, RunnableChannels.of(snapshot))
                .filter(since -> enqueuesAfter(snapshot, since))
                .isPresent();
    }

    private static String due(RunnableChannels waiting) {
        var jobs = waiting.channels().stream()
                .map(ChannelWait::own)
                .mapToLong(ChannelFacts::due)
                .sum();
        return NumberText.of(jobs, "job") + (jobs == 1 ? " is due" : " are due");
    }

    private static String lastMoves(Snapshot snapshot) {
        var movement = movement(snapshot);
        var moves = new ArrayList<String>();
        add(moves, "enqueued, or was to be,", snapshot.observation().work().lastEnqueue(), snapshot);
        add(moves, "begun", movement.moves().began(), snapshot);
        add(moves, "done", movement.moves().done(), snapshot);
        return moves.isEmpty()
                ? "None of the rows read shows an earlier change."
                : (movement.reachesBack()
                                ? "As the rows show it, the last job was "
                                : "Of the newest rows, the last was ")
                        + String.join("; ", moves) + ".";
    }

    private static LastMovement movement(Snapshot snapshot) {
        return snapshot.health()
                .slots()
                .known()
                .map(slots -> slots.running().movement())
                .orElse(LastMovement.UNSEEN);
    }

    private static void add(List<String> moves, String what, @Nullable Instant at, Snapshot snapshot) {
        if (at != null) {
            moves.add(what + " " + FindingWords.at(at, snapshot.serverTime()));
        }
    }
}
