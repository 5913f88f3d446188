package signalbox.queue.action.bulk;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.queue.JobState;
import signalbox.queue.action.JobAction;
import signalbox.queue.job.JobTarget;
import signalbox.text.NumberText;

/// The operation's own preview of the first frozen jobs: what it would leave alone is known before anything changes.
final class BulkSample {
    /// So many are shown one by one.
    static final int EXAMPLES = 5;

    private final BulkAction action;
    private final int size;
    private final boolean isAll;
    private final Preview preview;

    /// @param look the operation's preview of these jobs
    BulkSample(BulkAction action, FrozenJobs jobs, BiFunction<BulkAction, List<JobTarget>, Preview> look) {
        this.action = action;
        var first = suitable(action, jobs, JobAction.MOST_JOBS + 1);
        // What becomes of the jobs of a graph takes long to find out.
        var most = hasGraph(jobs, first.size()) ? EXAMPLES : JobAction.MOST_JOBS;
        var looked = first.subList(0, Math.min(first.size(), most));
        this.size = looked.size();
        this.isAll = size == first.size();
        this.preview = looked.isEmpty() ? Preview.refused(List.of()) : look.apply(action, looked);
    }

    static List<JobTarget> suitable(BulkAction action, FrozenJobs jobs, int most) {
        return IntStream.range(0, jobs.size())
                .filter(at -> action.operation().objection(jobs.stored(at)).isEmpty())
                .limit(most)
                .mapToObj(jobs::target)
                .toList();
    }

    private static boolean hasGraph(FrozenJobs jobs, int first) {
        return IntStream.range(0, Math.min(first, jobs.size())).anyMatch(at -> jobs.graph(at) != null);
    }

    List<Change> examples() {
        return preview.changes().stream().limit(EXAMPLES).toList();
    }

    /// How many of them would be left alone, by the reason.
    Map<String, Integer> refused() {
        var refused = new LinkedHashMap<String, Integer>();
        preview.refused().stream().map(Refusal::reason).forEach(reason -> refused.merge(reason, 1, Integer::sum));
        return refused;
    }

    /// The changes summed up: exactly where it looked at all, else by the states that were shown, without those that
    /// would be left alone.
    ///
    /// @param suited how many are in each state that the operation suits
    List<Change> changes(Map<String, Integer> suited) {
        if (isAll) {
            var sums = new ChangeSums();
            sums.add(Outcome.of(preview.changes()));
            return sums.changes();
        }
        var left = new LinkedHashMap<>(suited);
        preview.refused().forEach(refusal -> left.computeIfPresent(refusal.state(), (_, count) -> count - 1));
        var after = preview.changes().isEmpty()
                ? action.operation().done()
                : preview.changes().getFirst().after();
        return isOfColumn() ? ofColumn(left.values(), after) : ofState(left, after);
    }

    /// Whether another column than the state changes: then nothing is known of what it holds in the other jobs.
    private boolean isOfColumn() {
        return !preview.changes().isEmpty()
                && JobState.of(preview.changes().getFirst().after()) == JobState.OTHER;
    }

    private static List<Change> ofColumn(Collection<Integer> counts, String after) {
        var all = counts.stream().mapToInt(Integer::intValue).sum();
        return List.of(new Change(NumberText.of(all, "job", "jobs"), ChangeSums.OTHER, after));
    }

    private static List<Change> ofState(Map<String, Integer> left, String after) {
        return left.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new Change(NumberText.of(entry.getValue(), "job", "jobs"), entry.getKey(), after))
                .toList();
    }

    /// That others may be left alone as well.
    Optional<String> note() {
        return isAll || refused().isEmpty()
                ? Optional.empty()
                : Optional.of("Only " + NumberText.of(size, "job was", "jobs were")
                        + " looked at one by one: of the others more may be left alone.");
    }
}
