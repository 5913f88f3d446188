package signalbox.ui.jobs.bulk;

import java.util.ArrayList;
import java.util.List;
import signalbox.queue.action.bulk.BulkPhase;
import signalbox.queue.action.bulk.BulkProgress;
import signalbox.queue.action.bulk.BulkResult;
import signalbox.queue.action.bulk.BulkRun;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;

/// What the card of an operation on many jobs shows.
///
/// @param figure `1,500`
/// @param of `of 4,000`
/// @param share from 0 to 1
/// @param batches `3 of 8 batches`
/// @param speed empty while it is not known
/// @param facts sentences: what was left alone and why, and the like
/// @param why the reason of a pause or of an early end; empty: none
/// @param rest how many jobs could be tried again
record BulkContent(
        String title,
        BulkPhase phase,
        String figure,
        String of,
        double share,
        String batches,
        String speed,
        List<String> facts,
        String why,
        int rest) {

    static BulkContent of(BulkRun run) {
        var progress = run.progress();
        var counts = progress.counts();
        return new BulkContent(
                run.action().operation().verb(progress.jobs()),
                progress.phase(),
                NumberText.count(counts.changed()),
                "of " + NumberText.count(progress.jobs()),
                progress.share(),
                NumberText.count(progress.batch()) + " of " + NumberText.of(progress.batches(), "batch", "batches"),
                speed(progress),
                facts(run, counts),
                progress.why(),
                counts.failed() + counts.notReached());
    }

    private static String speed(BulkProgress progress) {
        if (progress.perSecond() == 0) {
            return "";
        }
        var speed = NumberText.count(progress.perSecond()) + "/s";
        return progress.phase() == BulkPhase.RUNNING
                ? speed + ", about " + DurationText.of(progress.left()) + " left"
                : speed;
    }

    private static List<String> facts(BulkRun run, BulkProgress.BulkCounts counts) {
        var facts = new ArrayList<String>();
        facts.add(run.action().label() + ", frozen at "
                + ShownTime.ofDay(run.jobs().at()) + ": jobs that match later are left alone.");
        for (var kind : List.of(BulkResult.LEFT_ALONE, BulkResult.FAILED)) {
            run.reasons(kind)
                    .forEach(
                            (reason, count) -> facts.add(NumberText.count(count) + " " + kind.label() + ": " + reason));
        }
        if (counts.unknown() > 0) {
            facts.add(NumberText.of(counts.unknown(), "job is", "jobs are")
                    + " unknown: the connection was lost before the server said whether they were changed. The report"
                    + " names them.");
        }
        if (run.progress().phase() == BulkPhase.OVER && counts.notReached() > 0) {
            facts.add(NumberText.of(counts.notReached(), "job was", "jobs were") + " not reached.");
        }
        return facts;
    }

    /// The word beside the title.
    String badge() {
        return switch (phase) {
            case RUNNING -> "running";
            case TRIED -> "trial done";
            case PAUSED -> "paused";
            case OVER -> rest == 0 ? "done" : "ended";
        };
    }
}
