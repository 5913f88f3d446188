package signalbox.queue.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import signalbox.channel.JobFacts;

/// The open jobs in memory, as the scheduler and forecasts need them: the same that `OpenJobQueries` and
/// `BacklogQueries` read by statements. Jobs without a uuid are left out, because no runner can name them. Immutable.
public interface KnownOpenJobs {
    /// @param most no more pending jobs than this and one more, so that a cut is seen: the first of each channel, the
    ///     jobs for later apart
    ScheduledRows scheduled(Instant now, int most);

    /// @param most no more pending jobs than this and one more: due jobs first. They are in order only where not all
    ///     are given
    BacklogRows backlog(Instant now, int most);

    /// @param failed the first of each channel: one is enough to hold a sequential channel
    record ScheduledRows(List<JobFacts> pending, List<JobFacts> failed, List<JobFacts> running) {}

    /// @param failed the first of each channel
    /// @param firstPending the lowest id of a pending job
    record BacklogRows(
            List<BacklogRow> pending,
            List<BacklogRow> failed,
            List<BacklogRow> running,
            OtherOpen other,
            OptionalLong firstPending) {}

    /// How many are open besides those that are looked at one by one.
    ///
    /// @param waiting they wait for other jobs
    /// @param never pending, but without a uuid, or with an ETA that is not a time
    /// @param pending the others that are pending
    /// @param byChannel how many these are in each channel, as jobs spell it; only where not all are looked at
    record OtherOpen(long waiting, long never, Backlog.Pending pending, Map<String, Long> byChannel) {}
}
