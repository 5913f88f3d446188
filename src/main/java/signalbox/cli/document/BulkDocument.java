package signalbox.cli.document;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.queue.action.bulk.BulkReport;
import signalbox.queue.action.bulk.BulkReport.BulkLine;
import signalbox.queue.action.bulk.BulkResult;

/// An operation on jobs, such as `requeue` on all jobs that match a filter.
///
/// @param frozenAt when it was read which jobs match
/// @param matched how many matched then
/// @param chosen how many of them were to be changed
/// @param refused at most 1,000 jobs that were not changed although they were reached
/// @param refusedByState how many were not changed, by the state that was shown
/// @param notReached how many are as they were, because it ended before
/// @param chunks how many transactions were tried
/// @param stopped why it ended before all jobs were reached; null: it reached all
/// @param unknown the jobs of which the server did not say whether they were changed
/// @param caveats what to know of these figures: that row security hides jobs from this role
public record BulkDocument(
        Instant takenAt,
        String filter,
        Instant frozenAt,
        int matched,
        int chosen,
        int changed,
        int changedDependants,
        List<RefusedJob> refused,
        Map<String, Integer> refusedByState,
        Map<String, Integer> refusedByReason,
        int blockedChildren,
        int notReached,
        int chunks,
        @Nullable String stopped,
        List<String> unknown,
        List<String> caveats) {
    private static final int MOST = 1_000;

    public record RefusedJob(String uuid, String state, String reason) {
        static RefusedJob of(BulkLine line) {
            return new RefusedJob(line.uuid(), line.stored().label(), line.reason() == null ? "" : line.reason());
        }
    }

    public static BulkDocument of(Instant takenAt, BulkReport report, List<String> caveats) {
        return new BulkDocument(
                takenAt,
                report.label(),
                report.jobs().at(),
                report.jobs().matched(),
                report.jobs().size(),
                report.counts().changed(),
                report.sums().followed(),
                refused(report).limit(MOST).map(RefusedJob::of).toList(),
                byState(report),
                byReason(report),
                report.sums().blocked(),
                report.counts().notReached(),
                report.batches(),
                report.stopped(),
                report.lines(BulkResult.UNKNOWN).map(BulkLine::uuid).toList(),
                caveats);
    }

    private static Stream<BulkLine> refused(BulkReport report) {
        return report.lines()
                .all()
                .filter(line -> line.result() == BulkResult.LEFT_ALONE || line.result() == BulkResult.FAILED);
    }

    private static Map<String, Integer> byState(BulkReport report) {
        var counts = new LinkedHashMap<String, Integer>();
        refused(report).forEach(line -> counts.merge(line.stored().label(), 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> byReason(BulkReport report) {
        var counts = new LinkedHashMap<>(report.lines().reasons(BulkResult.LEFT_ALONE));
        report.lines().reasons(BulkResult.FAILED).forEach((reason, count) -> counts.merge(reason, count, Integer::sum));
        return counts;
    }
}
