package signalbox.queue.action.bulk;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import signalbox.audit.Outcome;
import signalbox.audit.RefusedException;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.queue.JobState;
import signalbox.queue.action.RowResults;
import signalbox.queue.action.bulk.JobBatches.Batch;
import signalbox.queue.action.bulk.JobResults.JobResult;
import signalbox.queue.job.JobTarget;
import signalbox.text.NumberText;

/// One operation on many jobs, batch after batch, each in a transaction of its own. `run` blocks on the thread that
/// called it; everything else may be called by any thread.
public final class BulkRun {
    /// After so many batches in a row that could not be changed it waits for the operator.
    private static final int MOST_FAILURES = 3;

    private final BulkAction action;
    private final FrozenJobs jobs;
    private final List<Batch> batches;
    private final JobResults results;
    private final Function<List<JobTarget>, Outcome> change;
    private final InstantSource clock;
    private final BulkSwitch control;
    private final ChangeSums sums = new ChangeSums();
    /// What dependants became that an earlier batch changed along.
    private final Map<Long, JobState> followed = new HashMap<>();
    private int failures;
    private volatile @Nullable BulkReport report;

    /// @param change changes one batch in a transaction; throws as an action does
    /// @param listener called at each change of the progress, on the thread that runs it
    BulkRun(
            BulkAction action,
            Function<List<JobTarget>, Outcome> change,
            InstantSource clock,
            Consumer<BulkRun> listener) {
        this.action = action;
        this.jobs = Objects.requireNonNull(action.jobs(), "The jobs are frozen first");
        this.batches = JobBatches.of(jobs, action.tried());
        this.results = new JobResults(jobs.size());
        this.change = change;
        this.clock = clock;
        this.control = new BulkSwitch(() -> listener.accept(this));
    }

    public BulkAction action() {
        return action;
    }

    public FrozenJobs jobs() {
        return jobs;
    }

    /// How far it is. Never waits for the server.
    public BulkProgress progress() {
        var at = control.at();
        return new BulkProgress(
                at.phase(),
                jobs.size(),
                BulkProgress.BulkCounts.of(results),
                at.batch(),
                batches.size(),
                at.ran(),
                at.why());
    }

    /// How many jobs have each reason, of one kind of result; the most first.
    public Map<String, Integer> reasons(BulkResult kind) {
        return results.reasons(kind);
    }

    /// Waits after the running batch.
    public void pause() {
        control.pause("");
    }

    /// Goes on after a pause or a trial.
    public void goOn() {
        control.goOn();
    }

    /// Ends after the running batch.
    ///
    /// @param why half a sentence for the report: `stopped by the operator`
    public void stop(String why) {
        control.stop(why);
    }

    /// What came of it; empty until it is over.
    public Optional<BulkReport> report() {
        return Optional.ofNullable(report);
    }

    /// Changes the jobs, and returns when all are reached or it was stopped.
    ///
    /// @throws RefusedException when the first batch was refused: then nothing was changed
    BulkReport run() {
        try {
            return ran();
        } finally {
            control.over();
        }
    }

    private BulkReport ran() {
        refuseUnsuitable();
        for (int next = 0; next < batches.size() && control.mayRun(); ) {
            if (tried(batches.get(next))) {
                next++;
                control.batchDone(next);
                if (next == 1 && action.tried() > 0 && batches.size() > 1) {
                    control.waitAfterTrial();
                }
            }
        }
        var at = control.at();
        var stopped = BulkProgress.BulkCounts.of(results).notReached() == 0 ? null : at.why();
        var ending = new BulkReport.Ending(clock.instant(), sums, at.batch(), stopped);
        var made = BulkReport.of(action, jobs, results, ending);
        report = made;
        return made;
    }

    /// Jobs that the operation does not suit are never sent to the server.
    private void refuseUnsuitable() {
        for (int at = 0; at < jobs.size(); at++) {
            var objection = action.operation().objection(jobs.stored(at));
            if (objection.isPresent()) {
                results.set(at, new JobResult(BulkResult.LEFT_ALONE, objection.get()));
            }
        }
    }

    /// @return false: nothing of it was changed, and it can be tried again
    private boolean tried(Batch batch) {
        var targets = targets(batch);
        if (targets.isEmpty()) {
            return true;
        }
        var begun = System.nanoTime();
        try {
            note(batch, change.apply(List.copyOf(targets.values())), targets);
            failures = 0;
            return true;
        } catch (PostgresException e) {
            return failed(batch, e);
        } catch (RefusedException e) {
            if (control.at().batch() == 0) {
                throw e;
            }
            control.pause(String.valueOf(e.getMessage()));
            return false;
        } finally {
            control.ran(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /// Of a batch, those that the operation may change, by their places.
    private Map<Integer, JobTarget> targets(Batch batch) {
        var targets = new LinkedHashMap<Integer, JobTarget>();
        for (int at = batch.from(); at < batch.end(); at++) {
            if (results.get(at).kind() == BulkResult.NOT_REACHED) {
                targets.put(at, target(at));
            }
        }
        return targets;
    }

    private JobTarget target(int at) {
        var target = jobs.target(at);
        return new JobTarget(
                target.id(), target.uuid(), followed.getOrDefault(jobs.id(at), target.shown()), target.channel());
    }

    private void note(Batch batch, Outcome outcome, Map<Integer, JobTarget> targets) {
        var rows = RowResults.of(outcome, List.copyOf(targets.values()));
        for (int at : targets.keySet()) {
            var reason = rows.leftAlone().get(jobs.id(at));
            if (rows.changed().contains(jobs.id(at))) {
                results.set(at, JobResult.CHANGED);
            } else if (reason != null) {
                results.set(at, new JobResult(BulkResult.LEFT_ALONE, reason));
            }
        }
        results.set(batch, new JobResult(BulkResult.LEFT_ALONE, "Nothing was reported of it."));
        followed.putAll(rows.followed());
        sums.add(outcome);
    }

    private boolean failed(Batch batch, PostgresException e) {
        var reason = String.valueOf(e.getMessage());
        if (e.kind() == Kind.OUTCOME_UNKNOWN) {
            results.set(batch, new JobResult(BulkResult.UNKNOWN, reason));
            control.pause(reason);
            return true;
        }
        if (!e.kind().isOfStatement()) {
            control.pause(reason);
            return false;
        }
        results.set(batch, new JobResult(BulkResult.FAILED, reason));
        if (++failures == MOST_FAILURES) {
            failures = 0;
            control.pause(NumberText.count(MOST_FAILURES) + " batches in a row were not changed. " + reason);
        }
        return true;
    }
}
