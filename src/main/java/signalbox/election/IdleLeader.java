package signalbox.election;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import signalbox.text.DurationText;
import signalbox.text.UtcTime;

/// A leader that dispatches no job although one could run: the condition and its evidence. A healthy leader dispatches
/// such a job within a moment.
public final class IdleLeader {
    /// After this time an administrator should know: the leader may hang, or Odoo may refuse its requests.
    public static final Duration IDLE_AFTER = Duration.ofSeconds(10);
    /// After this time it is suspected to be gone while its connection stays: a ghost.
    static final Duration GHOST_AFTER = Duration.ofSeconds(60);

    private IdleLeader() {}

    /// Sentences; empty while no job has waited for so long, or one was enqueued in that time.
    ///
    /// @param patience how long a job that could run may wait in a channel with room while a runner leads
    public static Optional<List<String>> evidence(Observation seen, RunnerConnection leader, Duration patience) {
        var read = Objects.requireNonNullElse(seen.work().asOf(), seen.serverTime());
        var limit = read.minus(patience);
        var due = seen.work().dueSince();
        var last = seen.work().lastEnqueue();
        if (due == null
                || due.isAfter(limit)
                || ledSince(seen, leader).isAfter(limit)
                || (last != null && last.isAfter(limit))) {
            return Optional.empty();
        }
        return Optional.of(List.of(
                due(seen).orElseThrow() + ", and Signalbox has seen it wait for "
                        + DurationText.inSentence(Duration.between(due, read)) + ".",
                last == null
                        ? "No job was seen enqueued."
                        : "A runner last enqueued a job, or tried to, at " + UtcTime.since(last, seen.serverTime())
                                + "."));
    }

    /// What waited before a runner led is not its fault.
    private static Instant ledSince(Observation seen, RunnerConnection leader) {
        var leads = seen.work().leads();
        if (leads == null) {
            return Instant.MIN;
        }
        return leads.runner().equals(BackendKey.of(leader)) ? leads.since() : seen.serverTime();
    }

    /// Since when a job could run, as a sentence without its full stop; empty when none was seen.
    static Optional<String> due(Observation seen) {
        var due = seen.work().dueSince();
        return due == null
                ? Optional.empty()
                : Optional.of("A job that could run, in a channel with room, " + due(seen, due));
    }

    /// Before the job was seen to wait, its dates tell since when it could run, not since when it is pending.
    private static String due(Observation seen, Instant due) {
        var byDates = Objects.requireNonNullElse(seen.work().jobDueSince(), due);
        var since = UtcTime.since(byDates, seen.serverTime());
        return byDates.isBefore(due)
                ? "has waited, by its dates, since " + since + " (a job that was put back keeps them)"
                : "has been due since " + since;
    }
}
