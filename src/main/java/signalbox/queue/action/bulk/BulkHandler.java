package signalbox.queue.action.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import signalbox.audit.Action;
import signalbox.audit.ActionHandler;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.audit.RefusedException;
import signalbox.postgres.ServerClock;
import signalbox.postgres.capability.ActionSessions;
import signalbox.postgres.capability.IdentityQueries;
import signalbox.queue.JobState;
import signalbox.queue.action.JobAction;
import signalbox.queue.job.JobTarget;
import signalbox.queue.job.MatchingJobQueries;
import signalbox.text.NumberText;

/// Freezes the jobs that match, previews and runs an operation on all of them. Each batch is an action of the operation
/// itself, carried out by the operation's own handler.
public final class BulkHandler implements ActionHandler<BulkAction> {
    private final ActionSessions sessions;
    private final CurrentBulk current;
    private final int most;

    public BulkHandler(ActionSessions sessions, CurrentBulk current) {
        this(sessions, current, FrozenJobs.MOST);
    }

    /// @param most more jobs than this are refused
    BulkHandler(ActionSessions sessions, CurrentBulk current, int most) {
        this.sessions = sessions;
        this.current = current;
        this.most = most;
    }

    @Override
    public Class<BulkAction> type() {
        return BulkAction.class;
    }

    @Override
    public Procedure procedure() {
        return Procedure.LONG;
    }

    @Override
    public Optional<String> objection(BulkAction action) {
        return current.running().isPresent() ? Optional.of(CurrentBulk.TAKEN) : Optional.empty();
    }

    /// The action on the jobs that match now; once they are frozen, on those.
    @Override
    public BulkAction settled(BulkAction action) {
        var jobs = action.jobs();
        if (jobs == null) {
            return action.on(frozen(action));
        }
        jobs.source().requireOf(sessions.reading().use("read which database this is", IdentityQueries::read));
        return action;
    }

    private FrozenJobs frozen(BulkAction action) {
        return sessions.reading().transaction("read which jobs match", sql -> {
            var rows = new FrozenRows();
            var at = ServerClock.atTransactionStart(sql);
            new MatchingJobQueries(sessions.capabilities())
                    .readAll(sql, action.filter(), most + 1, portion -> portion.forEach(rows::add));
            if (rows.size() > most) {
                throw new RefusedException("More than " + NumberText.count(most)
                        + " jobs match, and no more are changed in one go: narrow the filter. Nothing was changed.");
            }
            return rows.frozen(at, FrozenSource.of(IdentityQueries.read(sql)));
        });
    }

    @Override
    public Preview preview(BulkAction wanted) {
        var action = settled(wanted);
        var jobs = action.jobs();
        if (jobs == null || jobs.size() == 0) {
            return Preview.refused(new Refusal(action.label(), "none", "No job matches."));
        }
        Map<String, Integer> refused = new LinkedHashMap<>();
        Map<String, Integer> suited = new LinkedHashMap<>();
        jobs.byState()
                .forEach((stored, count) -> action.operation()
                        .objection(stored)
                        .ifPresentOrElse(
                                reason -> refused.merge(reason, count, Integer::sum),
                                () -> suited.put(stored.label(), count)));
        var sample = new BulkSample(action, jobs, this::previewed);
        sample.refused().forEach((reason, count) -> refused.merge(reason, count, Integer::sum));
        var caveats = sessions.capabilities().caveats();
        var notes = new ArrayList<>(caveats);
        sample.note().ifPresent(notes::add);
        notes.addAll(notes(action, jobs));
        return Preview.of(sample.changes(suited), refused(refused), notes)
                .giving(BulkPreview.of(action, jobs, sample.examples(), caveats));
    }

    private static List<Refusal> refused(Map<String, Integer> refused) {
        return refused.entrySet().stream()
                .map(entry ->
                        new Refusal(NumberText.of(entry.getValue(), "job", "jobs"), "not possible", entry.getKey()))
                .toList();
    }

    private Preview previewed(BulkAction action, List<JobTarget> targets) {
        return preview(action.operation().handler(sessions), action.operation().on(targets));
    }

    /// What the operation's own preview notes of one full batch, and what locks say of those that run.
    private List<String> notes(BulkAction action, FrozenJobs jobs) {
        var notes = new ArrayList<String>();
        var running = IntStream.range(0, jobs.size())
                .filter(at -> jobs.stored(at).state() == JobState.STARTED)
                .limit(JobAction.MOST_JOBS)
                .mapToObj(jobs::target)
                .toList();
        var sample = running.isEmpty() ? BulkSample.suitable(action, jobs, BulkSample.EXAMPLES) : running;
        if (!sample.isEmpty()) {
            notes.addAll(previewed(action, sample).notes());
        }
        return notes;
    }

    private static <A extends Action> Preview preview(ActionHandler<A> handler, Action action) {
        return handler.preview(handler.type().cast(action));
    }

    @Override
    public Outcome run(BulkAction action) {
        var handler = action.operation().handler(sessions);
        return current.run(action, targets -> run(handler, action.operation().on(targets)))
                .outcome();
    }

    private static <A extends Action> Outcome run(ActionHandler<A> handler, Action action) {
        return handler.run(handler.type().cast(action));
    }
}
