package signalbox.monitor.memory;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelWait;
import signalbox.channel.WaitReason;
import signalbox.queue.JobState;
import signalbox.queue.count.Counts;
import signalbox.queue.movement.LastMovement;

/// Since when jobs that could run have waited while no job was seen to be begun or ended. A runner whose requests are
/// refused enqueues jobs and puts them back: that moves nothing. The time is an argument; for one thread.
///
/// A job that was tried and postponed is pending again, without dates: its retry shows it. If a job outside of the rows
/// that are read is done, the counts show it. If one fails, only the counts show it.
final class StandstillWatch {
    /// The reasons of jobs that wait as intended.
    private static final Set<WaitReason.Kind> MEANT =
            EnumSet.of(WaitReason.Kind.THROTTLED, WaitReason.Kind.ETA_AHEAD, WaitReason.Kind.SEQUENTIAL);

    private static final Set<JobState> BEFORE_BEGINNING =
            EnumSet.of(JobState.PENDING, JobState.ENQUEUED, JobState.WAIT_DEPENDENCIES);

    /// @param counts of the states after enqueued
    /// @param notBegun how many are pending or enqueued
    private record QueueState(
            Map<JobState, Long> counts,
            @Nullable Instant began,
            @Nullable Instant done,
            @Nullable Instant enqueued,
            long tries,
            long pending,
            long notBegun) {
        /// New jobs make more pending, fewer only those that moved.
        boolean moved(QueueState before) {
            return wasBegun(before)
                    || pending < before.pending
                    || notBegun - pending != before.notBegun - before.pending
                    || !Objects.equals(enqueued, before.enqueued);
        }

        /// One was begun or ended.
        boolean wasBegun(QueueState before) {
            return notBegun < before.notBegun
                    || tries != before.tries
                    || !counts.equals(before.counts)
                    || !Objects.equals(began, before.began)
                    || !Objects.equals(done, before.done);
        }
    }

    private @Nullable QueueState picture;
    private @Nullable Instant since;
    private @Nullable Instant movedAt;

    void see(Counts counts, LastMovement movement, List<ChannelWait> waits, Instant now) {
        var before = picture;
        var pending = counts.of(JobState.PENDING).value();
        var seen = new QueueState(
                exact(counts),
                movement.moves().began(),
                movement.moves().done(),
                movement.moves().enqueued(),
                movement.tries().retries(),
                pending,
                pending + counts.of(JobState.ENQUEUED).value());
        picture = seen;
        if (before != null && seen.moved(before)) {
            movedAt = now;
        }
        if (waits.stream().noneMatch(StandstillWatch::couldRun)) {
            since = null;
        } else if (since == null || (before != null && seen.wasBegun(before))) {
            since = now;
        }
    }

    /// Null while jobs are begun or end, or when none could run.
    @Nullable
    Instant since() {
        return since;
    }

    /// At which look a job was last seen to have moved; null when none was.
    @Nullable
    Instant moved() {
        return movedAt;
    }

    /// Whether jobs of the channel itself could run now, by its own settings.
    static boolean couldRun(ChannelWait wait) {
        return wait.own().due() > 0
                && wait.blocks().stream().map(WaitReason::kind).noneMatch(MEANT::contains);
    }

    private static Map<JobState, Long> exact(Counts counts) {
        var exact = new EnumMap<JobState, Long>(JobState.class);
        counts.byState().forEach((state, count) -> {
            if (!BEFORE_BEGINNING.contains(state) && !count.approximate()) {
                exact.put(state, count.value());
            }
        });
        return exact;
    }
}
