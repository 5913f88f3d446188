package signalbox.queue.action.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What became of each frozen job. Written by the thread that changes the jobs; safe for others that read.
final class JobResults {
    /// A result and why; one for all jobs that have it.
    record JobResult(BulkResult kind, @Nullable String reason) {
        static final JobResult NOT_REACHED = new JobResult(BulkResult.NOT_REACHED, null);
        static final JobResult CHANGED = new JobResult(BulkResult.CHANGED, null);
    }

    private final List<JobResult> known = new ArrayList<>(List.of(JobResult.NOT_REACHED));
    private final Map<JobResult, Integer> numbers = new LinkedHashMap<>(Map.of(JobResult.NOT_REACHED, 0));
    private final Map<BulkResult, Integer> counts = new EnumMap<>(BulkResult.class);
    private final int[] results;

    JobResults(int jobs) {
        results = new int[jobs];
        counts.put(BulkResult.NOT_REACHED, jobs);
    }

    /// A copy that does not change any more.
    synchronized JobResults copy() {
        var copy = new JobResults(results.length);
        copy.known.clear();
        copy.known.addAll(known);
        copy.numbers.putAll(numbers);
        System.arraycopy(results, 0, copy.results, 0, results.length);
        copy.counts.putAll(counts);
        return copy;
    }

    synchronized void set(int at, JobResult result) {
        counts.merge(known.get(results[at]).kind(), -1, Integer::sum);
        results[at] = numbers.computeIfAbsent(result, added -> {
            known.add(added);
            return known.size() - 1;
        });
        counts.merge(result.kind(), 1, Integer::sum);
    }

    void set(JobBatches.Batch batch, JobResult result) {
        for (int at = batch.from(); at < batch.end(); at++) {
            if (get(at).kind() == BulkResult.NOT_REACHED) {
                set(at, result);
            }
        }
    }

    synchronized JobResult get(int at) {
        return known.get(results[at]);
    }

    synchronized int count(BulkResult kind) {
        return counts.getOrDefault(kind, 0);
    }

    /// How many jobs have each reason, of one kind of result; the most first.
    synchronized Map<String, Integer> reasons(BulkResult kind) {
        var byNumber = new int[known.size()];
        Arrays.stream(results).forEach(number -> byNumber[number]++);
        var reasons = new LinkedHashMap<String, Integer>();
        known.stream()
                .filter(result -> result.kind() == kind)
                .flatMap(result -> Stream.ofNullable(result.reason()))
                .forEach(reason -> reasons.put(reason, byNumber[numbers.getOrDefault(new JobResult(kind, reason), 0)]));
        return FrozenJobs.mostFirst(reasons);
    }
}
