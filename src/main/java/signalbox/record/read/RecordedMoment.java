package signalbox.record.read;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.history.LedgerTerm;
import signalbox.queue.JobState;

/// What was known of a database at one moment of the past.
///
/// @param watched the stretch that it lies in; null when the database was not watched then: the other parts are empty
///     then, and say nothing
/// @param counts null when no counts are kept from before it, in the same stretch
/// @param terms the terms of leadership that cover it, usually one
/// @param episodes what lasted then: who leads, runners, processes, findings, the odoo.conf
/// @param keptSince before this, the recording is not whole any more; null: nothing was removed yet
public record RecordedMoment(
        Instant at,
        @Nullable WatchedTime watched,
        @Nullable RecordedCounts counts,
        List<LedgerTerm> terms,
        List<Episode> episodes,
        @Nullable Instant keptSince) {
    /// How many jobs were in each state.
    ///
    /// @param at when they were counted last before the moment: they stay as they are until they change
    /// @param all of the whole table
    /// @param estimated of which states `all` was an estimate
    /// @param byChannel by the channel's complete name; empty when the channels were not known
    /// @param oldest the job that waited longest; null when none could run
    public record RecordedCounts(
            Instant at,
            Map<JobState, Long> all,
            Set<JobState> estimated,
            Map<String, Map<JobState, Long>> byChannel,
            @Nullable OldestJob oldest) {}

    /// @param method model and method; null when not recorded
    /// @param since null when that is not known
    public record OldestJob(
            String uuid,
            String channel,
            @Nullable String method,
            @Nullable Instant since) {}

    /// Those of one kind: `lead`, `runner`, `process`, `finding`, `config` or `slots`.
    public List<Episode> episodes(String kind) {
        return episodes.stream().filter(each -> each.kind().equals(kind)).toList();
    }
}
