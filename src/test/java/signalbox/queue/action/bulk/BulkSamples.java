package signalbox.queue.action.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.queue.action.JobOperation;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobTarget;
import signalbox.queue.job.MatchingJob;
import signalbox.text.NumberText;

/// Invented jobs that match, and runs over them without a database.
public final class BulkSamples {
    public static final JobFilter FAILED = JobFilter.ALL.withStates(Set.of(JobState.FAILED));

    private static final Instant AT = Instant.parse("2026-06-01T03:14:22Z");

    private BulkSamples() {}

    /// So many failed jobs.
    public static FrozenJobs failed(int count) {
        var rows = new FrozenRows();
        IntStream.rangeClosed(1, count)
                .mapToObj(id -> new MatchingJob(
                        id,
                        "00000000-0000-4000-8000-%012d".formatted(id),
                        new StoredState("failed"),
                        id % 9 == 0 ? "root.slow" : "root.mail",
                        null))
                .forEach(rows::add);
        return rows.frozen(AT, FrozenSource.UNKNOWN);
    }

    /// The action on so many failed jobs, if they are not frozen yet.
    public static BulkAction settled(BulkAction action, int count) {
        return action.jobs() == null ? action.on(failed(count)) : action;
    }

    public static Preview preview(BulkAction wanted, int count) {
        var action = settled(wanted, count);
        var jobs = action.jobs() == null ? failed(count) : action.jobs();
        var samples = IntStream.range(0, Math.min(5, jobs.size()))
                .mapToObj(at -> new Change(jobs.uuid(at), "failed", "pending"))
                .toList();
        var changes = List.of(new Change(NumberText.of(jobs.size(), "job", "jobs"), "failed", "pending"));
        return Preview.of(changes, List.of("Odoo's own buttons also post a message on the job; Signalbox cannot."))
                .giving(BulkPreview.of(action, jobs, samples, List.of()))
                .settling(action);
    }

    /// Runs it to its end on this thread.
    public static Outcome run(CurrentBulk current, BulkAction action, Function<List<JobTarget>, Outcome> change) {
        return current.run(action, change).outcome();
    }

    /// What a batch of jobs that all change comes to.
    public static Outcome changed(JobOperation operation, List<JobTarget> targets) {
        return Outcome.of(targets.stream()
                .map(target -> new Change(target.uuid(), target.shown().stored(), operation.done()))
                .toList());
    }
}
