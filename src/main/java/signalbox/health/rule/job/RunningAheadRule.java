package signalbox.health.rule.job;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.health.DeadSlotHolders;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.JobMention;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Snapshot;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.stuck.RunningJob;
import signalbox.text.Severity;

/// Finds jobs that hold slots and were enqueued or started at a time in the future: a clock was set back, or is wrong.
public final class RunningAheadRule implements Rule {
    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        var ahead = DeadSlotHolders.running(snapshot).stream()
                .flatMap(job -> lines(job, snapshot.serverTime()))
                .toList();
        return ahead.isEmpty() ? List.of() : List.of(finding(FindingWords.samples(ahead, ahead.size())));
    }

    private static Stream<String> lines(RunningJob job, Instant now) {
        return Stream.concat(line(job, "enqueued", job.enqueued(), now), line(job, "started", job.started(), now));
    }

    private static Stream<String> line(RunningJob job, String what, @Nullable Instant at, Instant now) {
        return at == null || !at.isAfter(now.plus(CreatedAheadJobs.TOLERANCE))
                ? Stream.empty()
                : Stream.of(JobMention.withChannel(job) + " was " + what + " " + FindingWords.at(at, now) + ".");
    }

    private static Finding finding(List<String> seen) {
        return new Finding(
                "running-ahead",
                Severity.WARNING,
                "Jobs hold slots, and their dates are ahead of the server's clock",
                seen,
                "How long such a job has held its slot is not known. queue_job compares dates: until that time has"
                        + " passed it does not put the job back, whether a worker runs it or not.",
                FindingWords.COMPARE_CLOCKS
                        + " Ask again for the enqueued jobs (signalbox ask-again --orphans): this changes no row.",
                Remedy.none());
    }
}
