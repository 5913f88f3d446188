package signalbox.queue.action.bulk;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.audit.Action;
import signalbox.queue.action.JobOperation;
import signalbox.queue.filter.JobFilter;
import signalbox.text.NumberText;
import signalbox.text.UtcTime;

/// An operation on all jobs that match a filter.
///
/// @param most only the oldest of them; `FrozenJobs.MOST`: all
/// @param tried so many go first, as a trial; then it waits for the operator. 0: none
/// @param jobs which they are; null: not read yet
public record BulkAction(
        JobOperation operation,
        JobFilter filter,
        int most,
        int tried,
        @Nullable FrozenJobs jobs) implements Action {
    /// How many jobs a trial takes.
    public static final int TRIAL = 5;

    /// On all that match.
    public static BulkAction onAll(JobOperation operation, JobFilter filter) {
        return new BulkAction(operation, filter, FrozenJobs.MOST, 0, null);
    }

    public BulkAction first(int jobsOnly) {
        return new BulkAction(operation, filter, jobsOnly, tried, jobs);
    }

    /// The same, but the first few are changed before it asks whether to go on.
    public BulkAction tryingFirst() {
        return new BulkAction(operation, filter, most, TRIAL, jobs);
    }

    BulkAction on(FrozenJobs frozen) {
        return new BulkAction(operation, filter, most, tried, frozen.first(most));
    }

    /// On those that an earlier run left: they are not read again.
    public BulkAction onRest(FrozenJobs rest) {
        return new BulkAction(operation, filter, FrozenJobs.MOST, 0, rest);
    }

    /// The filter as people write it.
    public String label() {
        if (jobs != null && jobs.source().left() != null) {
            return jobs.source().left();
        }
        return filter.isAll() ? "all jobs" : filter.text();
    }

    @Override
    public String name() {
        return operation.name();
    }

    @Override
    public int size() {
        return jobs == null ? 0 : jobs.size();
    }

    @Override
    public String chosenBy() {
        return jobs == null
                ? label()
                : label() + ": " + NumberText.of(jobs.size(), "job", "jobs") + " at " + UtcTime.ofDay(jobs.at()) + " ("
                        + states(jobs) + ")";
    }

    private static String states(FrozenJobs jobs) {
        return jobs.byState().entrySet().stream()
                .map(entry -> NumberText.count(entry.getValue()) + " "
                        + entry.getKey().label())
                .collect(Collectors.joining(", "));
    }
}
