package signalbox.runner.askagain;

import java.util.List;
import java.util.Objects;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Refusal;

/// The results of asking again for several jobs.
public record AskedJobs(List<AskedJob> jobs) {
    public AskedJobs {
        jobs = List.copyOf(jobs);
    }

    /// For the audit log it lists what was asked for, though no row was changed.
    static Outcome outcome(List<AskedJob> jobs) {
        var asked = jobs.stream()
                .filter(AskedJob::isAsked)
                .map(job -> new Change(job.uuid(), "enqueued", job.text()))
                .toList();
        var refused = jobs.stream()
                .filter(job -> !job.isAsked())
                .map(job -> new Refusal(job.uuid(), Objects.requireNonNullElse(job.state(), "unknown"), job.text()))
                .toList();
        return Outcome.of(asked, List.of(), refused).giving(new AskedJobs(jobs));
    }
}
