package signalbox.queue.action.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.OutcomeSummary;
import signalbox.audit.Refusal;
import signalbox.queue.StoredState;
import signalbox.queue.action.JobOperation;
import signalbox.text.NumberText;

/// What came of an operation on many jobs, to the last one. Immutable.
///
/// @param label the filter as the operator wrote it
/// @param endedAt by this machine's clock
/// @param sums how many went from what to what
/// @param batches how many were changed, each in a transaction of its own
/// @param stopped why it ended before all jobs were reached; null: it reached all
public record BulkReport(
        JobOperation operation,
        String label,
        Instant endedAt,
        FrozenJobs jobs,
        BulkProgress.BulkCounts counts,
        BulkSums sums,
        int batches,
        @Nullable String stopped,
        BulkLines lines)
        implements OutcomeSummary {

    /// What changed, summed up.
    ///
    /// @param followers dependants that changed along
    /// @param blocked how many dependants keep waiting
    public record BulkSums(List<Change> changes, List<Change> followers, int followed, int blocked) {
        static BulkSums of(ChangeSums sums) {
            return new BulkSums(sums.changes(), sums.followers(), sums.followerCount(), sums.blockedCount());
        }
    }

    /// One job in a report.
    ///
    /// @param id the primary key of its row
    /// @param stored the state that was shown
    /// @param graph its dependency graph; null: none
    /// @param reason why it was not changed; null where it was
    public record BulkLine(
            long id,
            String uuid,
            StoredState stored,
            String channel,
            @Nullable String graph,
            BulkResult result,
            @Nullable String reason) {}

    /// The result of each job.
    public static final class BulkLines {
        private final FrozenJobs jobs;
        private final JobResults results;

        BulkLines(FrozenJobs jobs, JobResults results) {
            this.jobs = jobs;
            this.results = results.copy();
        }

        public Stream<BulkLine> all() {
            return IntStream.range(0, jobs.size()).mapToObj(this::line);
        }

        private BulkLine line(int at) {
            var result = results.get(at);
            return new BulkLine(
                    jobs.id(at),
                    jobs.uuid(at),
                    jobs.stored(at),
                    jobs.channel(at),
                    jobs.graph(at),
                    result.kind(),
                    result.reason());
        }

        /// How many have each reason, of one kind of result.
        public Map<String, Integer> reasons(BulkResult kind) {
            return results.reasons(kind);
        }

        /// Those that are as they were, and may be tried again.
        FrozenJobs rest() {
            return jobs.only(at -> results.get(at).kind().isLeft());
        }
    }

    static BulkReport of(BulkAction action, FrozenJobs jobs, JobResults results, Ending ending) {
        return new BulkReport(
                action.operation(),
                action.label(),
                ending.at(),
                jobs,
                BulkProgress.BulkCounts.of(results),
                BulkSums.of(ending.sums()),
                ending.batches(),
                ending.stopped(),
                new BulkLines(jobs, results));
    }

    /// How a run ended.
    record Ending(
            Instant at,
            ChangeSums sums,
            int batches,
            @Nullable String stopped) {}

    /// The jobs of a kind of result.
    public Stream<BulkLine> lines(BulkResult kind) {
        return lines.all().filter(line -> line.result() == kind);
    }

    /// Those that are as they were, and may be tried again.
    public FrozenJobs rest() {
        return lines.rest();
    }

    @Override
    public int rows() {
        return counts.changed() + sums.followed();
    }

    /// What is not known is said first: `unknown for 500 jobs; partly done`
    @Override
    public String outcomeLabel() {
        var whole = counts.changed() == jobs.size();
        var known = whole ? "done" : counts.changed() > 0 ? "partly done" : "nothing done";
        var end = stopped == null ? known : known + ", " + stopped;
        return counts.unknown() == 0
                ? end
                : "unknown for " + NumberText.of(counts.unknown(), "job", "jobs") + "; " + end;
    }

    /// For the log: the changes summed up, and each reason once.
    Outcome outcome() {
        var refused = new ArrayList<Refusal>();
        for (var kind : List.of(BulkResult.LEFT_ALONE, BulkResult.FAILED, BulkResult.UNKNOWN)) {
            lines.reasons(kind)
                    .forEach((reason, count) ->
                            refused.add(new Refusal(NumberText.of(count, "job", "jobs"), kind.label(), reason)));
        }
        if (counts.notReached() > 0) {
            refused.add(new Refusal(
                    NumberText.of(counts.notReached(), "job", "jobs"),
                    BulkResult.NOT_REACHED.label(),
                    stopped == null ? "" : stopped));
        }
        return Outcome.of(sums.changes(), sums.followers(), refused).giving(this);
    }
}
