package signalbox.ui.workers;

import java.time.InstantSource;
import javafx.scene.Node;
import signalbox.monitor.Feed;
import signalbox.ui.screen.OpenFile;
import signalbox.ui.screen.Screen;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.action.ActionFlow;

/// The processes of Odoo: what each is for, with the evidence, and which runner connections it has.
public final class WorkersScreen implements Screen {
    private final WorkersViewModel model;
    private final SiteViewModel site;
    private final WorkersView view;

    public WorkersScreen(ScreenContext context) {
        var session = context.session();
        var actions = ActionFlow.of(context);
        model = new WorkersViewModel(actions, context.armed(), InstantSource.system());
        site = new SiteViewModel(session.site(), context.background(), InstantSource.system());
        var list =
                new ProcessListViewModel(context.background(), OpenFile.dialog(), InstantSource.system(), model::open);
        view = new WorkersView(model, list, site, context.columns());
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(Feed feed) {
        model.show(feed);
        var snapshot = feed.snapshot();
        if (snapshot != null) {
            site.show(snapshot.capabilities().baseUrl());
        }
    }

    /// Selects the process with this pid, if it is in the list.
    public void select(int pid) {
        model.select(pid);
    }

    @Override
    public void opened() {
        view.focus();
    }

    @Override
    public boolean isAlive() {
        return model.content().get() != null;
    }

    @Override
    public void tick() {
        model.tick();
        site.tick();
    }
}
