package signalbox.ui.jobs.stuck;

import static signalbox.ui.JobSamples.NOW;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import signalbox.app.profile.Environment;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.Action;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.monitor.Snapshot;
import signalbox.monitor.reading.DatabaseHealth;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.stuck.JobRowLock;
import signalbox.queue.stuck.LateJob;
import signalbox.queue.stuck.LateJobs;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.jobs.action.ActionSamples;
import signalbox.ui.kit.overlay.CardHost;
import signalbox.ui.kit.overlay.ConfirmationAsker;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionGateway;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.shell.SampleFeed;

/// Invented late jobs.
public final class StuckSamples {
    private StuckSamples() {}

    static LateJob dead(int id) {
        return late(id, JobState.STARTED, 389, new JobRowLock.Free());
    }

    static LateJob unknown(int id) {
        return late(id, JobState.STARTED, 0, new JobRowLock.NoTable());
    }

    static LateJob alive(int id) {
        return late(id, JobState.STARTED, 1688, new JobRowLock.Held(4_711, "odoo-1688"));
    }

    static LateJob left(int id) {
        return late(id, JobState.ENQUEUED, 0, new JobRowLock.NoTable());
    }

    private static LateJob late(int id, JobState state, int pid, JobRowLock lock) {
        return new LateJob(
                String.format("%08x-51bd-4b13-9f00-%012d", id * 2_654_435_761L & 0xffffffffL, id),
                state,
                "root.connector",
                new JobCall("Export product " + id, "shopify.product", "export_record"),
                NOW.minusSeconds(1_400 + id),
                state == JobState.STARTED ? NOW.minusSeconds(1_390 + id) : null,
                LateJob.Age.DATED,
                pid,
                lock,
                List.of());
    }

    /// Three that no worker runs, one of which it is not known, two that a worker runs.
    public static Snapshot some(Snapshot snapshot) {
        return with(
                snapshot,
                List.of(
                        dead(1),
                        late(2, JobState.ENQUEUED, 0, new JobRowLock.NoRow()),
                        dead(3),
                        unknown(4),
                        alive(5),
                        alive(6)));
    }

    static Snapshot with(Snapshot snapshot, List<LateJob> late) {
        return SampleFeed.with(snapshot, DatabaseHealth.UNREAD.with(new LateJobs(late, 0, 0)));
    }

    public static StuckJobsCard jobs(
            ConfirmationAsker asks, NoticeBoard notices, CardHost cards, ReadOnlyBooleanProperty armed) {
        return new StuckJobsCard(
                ActionSamples.over(actions(asks, notices, new ArrayList<>()), notices, armed), _ -> {}, cards);
    }

    /// On an invented production database.
    ///
    /// @param done what is carried out is added here
    static ActionFlow actions(ConfirmationAsker asks, NoticeBoard notices, List<Action> done) {
        var gateway = new ActionGateway() {
            @Override
            public Preview preview(Action action) {
                return Preview.of(changes(action), List.of());
            }

            @Override
            public Outcome run(Action action, Confirmation confirmation) {
                done.add(action);
                return Outcome.of(changes(action));
            }

            private static List<Change> changes(Action action) {
                return action.subjects().stream()
                        .map(uuid -> new Change(uuid, "started", "pending"))
                        .toList();
            }
        };
        var target =
                new ActionTarget("acme-prod", "p_acme_prod", "10.0.12.2:5432", Environment.PRODUCTION, false, true);
        return new ActionFlow(target, gateway, new InlineBackground(), asks, notices);
    }
}
