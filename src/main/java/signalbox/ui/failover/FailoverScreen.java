package signalbox.ui.failover;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import signalbox.app.file.DrillArchive.Numbered;
import signalbox.app.profile.Protection;
import signalbox.app.session.Session;
import signalbox.failover.Drill;
import signalbox.failover.DrillPlan;
import signalbox.failover.Preflight;
import signalbox.failover.report.DrillReport;
import signalbox.monitor.Feed;
import signalbox.ui.screen.Screen;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.action.ActionFlow;

/// Takes the leader out on purpose, and shows what happens.
public final class FailoverScreen implements Screen {
    private final Session session;
    private final FailoverViewModel model;
    private final FailoverView view;

    public FailoverScreen(ScreenContext context) {
        session = context.session();
        model = new FailoverViewModel(
                ActionFlow.of(context), lab(session), context.background(), context.notices(), context.armed());
        view = new FailoverView(model, context.columns(), context.saveAs());
    }

    static FailoverViewModel.DrillService lab(Session session) {
        return new FailoverViewModel.DrillService() {
            @Override
            public Preflight preflight(DrillPlan plan) {
                return session.preflight(plan);
            }

            @Override
            public Protection protection() {
                return session.protection();
            }

            @Override
            public List<Numbered> history() {
                return session.drills().all();
            }

            @Override
            public Optional<DrillReport> soFar() {
                return session.drill().map(Drill::report);
            }

            @Override
            public void stop(String reason) {
                session.drill().ifPresent(drill -> drill.stop(reason));
            }
        };
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(Feed feed) {
        // This screen reads the rest itself: at its own pace, and what a snapshot does not contain.
        var snapshot = feed.snapshot();
        if (snapshot != null) {
            model.show(session.findings().sorted(snapshot).open());
        }
    }

    /// Asks for a drill as it is set up, as soon as it is known whether one can begin; if not, a notice says why.
    public void run() {
        model.runOnceChecked();
    }

    @Override
    public void zoneChanged(Feed feed) {
        show(feed);
        model.look();
    }

    @Override
    public void opened() {
        model.look();
        view.focus();
    }

    @Override
    public boolean isAlive() {
        return model.preflight().get() != null;
    }

    @Override
    public void tick() {
        model.tick();
    }
}
