package signalbox.queue.action.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import signalbox.audit.Change;
import signalbox.audit.PreviewSummary;
import signalbox.queue.StoredState;
import signalbox.text.NumberText;

/// What an operation on many jobs would be about, beside what its preview says.
///
/// @param at when the set was frozen, by the server's clock
/// @param matched how many jobs match the filter
/// @param jobs how many were chosen of them
/// @param byState how many are in each state, the most first
/// @param byChannel how many are in each channel, the most first
/// @param batches in how many transactions they would be changed
/// @param samples what would become of the first ones
/// @param caveats what to know of these figures: that row security hides jobs from this role
/// @param settled the action on the jobs that were frozen
public record BulkPreview(
        Instant at,
        int matched,
        int jobs,
        Map<StoredState, Integer> byState,
        Map<String, Integer> byChannel,
        int batches,
        List<Change> samples,
        List<String> caveats,
        BulkAction settled)
        implements PreviewSummary {
    @Override
    public int rows() {
        return jobs;
    }

    /// `1 batch, in one transaction`, `8 batches, each in a transaction of its own`
    public String inBatches() {
        return NumberText.of(batches, "batch, in one transaction", "batches, each in a transaction of its own");
    }

    static BulkPreview of(BulkAction action, FrozenJobs jobs, List<Change> samples, List<String> caveats) {
        return new BulkPreview(
                jobs.at(),
                jobs.matched(),
                jobs.size(),
                jobs.byState(),
                jobs.byChannel(),
                JobBatches.of(jobs, action.tried()).size(),
                samples,
                caveats,
                action);
    }
}
