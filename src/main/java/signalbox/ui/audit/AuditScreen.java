package signalbox.ui.audit;

import java.time.InstantSource;
import javafx.scene.Node;
import signalbox.monitor.Feed;
import signalbox.ui.screen.Screen;
import signalbox.ui.screen.ScreenContext;

/// What operators did: the audit log of this computer. It needs no connection.
public final class AuditScreen implements Screen {
    private final AuditViewModel model;
    private final AuditView view;

    public AuditScreen(ScreenContext context) {
        model = new AuditViewModel(AuditSource.of(context.session()), context.background(), InstantSource.system());
        var export = new AuditExport(model, context.saveAs(), context.notices());
        view = new AuditView(model, new AuditLinks(context.navigation()), export::ask);
    }

    @Override
    public Node node() {
        return view.node();
    }

    /// The log changes when something was written to it, not when the database was looked at.
    @Override
    public void show(Feed feed) {}

    /// Other days begin at other actions.
    @Override
    public void zoneChanged(Feed feed) {
        model.opened();
    }

    @Override
    public void opened() {
        model.opened();
        view.focus();
    }

    @Override
    public boolean find() {
        view.find();
        return true;
    }

    @Override
    public boolean isAlive() {
        return model.read().get();
    }

    @Override
    public void tick() {
        model.tick();
    }

    /// Shows one action, for another screen.
    ///
    /// @param offset where its line begins in the log, in bytes
    public void select(long offset) {
        view.clearFilters();
        model.open(offset);
    }
}
