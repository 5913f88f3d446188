package signalbox.ui.runners;

import java.time.InstantSource;
import javafx.scene.Node;
import signalbox.app.Confirmation;
import signalbox.app.Session;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.election.EndBackend;
import signalbox.monitor.Feed;
import signalbox.ui.runners.picture.Target;
import signalbox.ui.screen.Desk;
import signalbox.ui.screen.Screen;

/// The runner connections: who leads, who follows, since when, and ending one.
public final class RunnersScreen implements Screen {
    private final RunnersViewModel model;
    private final RunnersView view;

    public RunnersScreen(Desk desk) {
        var session = desk.session();
        var termination =
                new Termination(Target.of(session), backends(session), desk.background(), desk.asks(), desk.notices());
        model = new RunnersViewModel(termination, desk.armed(), InstantSource.system());
        view = new RunnersView(model, desk.columns());
    }

    static Termination.Backends backends(Session session) {
        return new Termination.Backends() {
            @Override
            public Preview preview(EndBackend action) {
                return session.preview(action);
            }

            @Override
            public Outcome end(EndBackend action, Confirmation confirmation) {
                return session.run(action, confirmation);
            }
        };
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(Feed feed) {
        model.show(feed);
    }

    @Override
    public void opened() {
        view.focus();
    }

    @Override
    public boolean isAlive() {
        return model.page().get() != null;
    }

    @Override
    public void tick() {
        model.tick();
    }

    /// Another screen points at this backend.
    public void select(int pid) {
        model.selectPid(pid);
    }
}
