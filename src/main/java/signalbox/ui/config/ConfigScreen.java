package signalbox.ui.config;

import java.time.InstantSource;
import javafx.scene.Node;
import signalbox.monitor.Feed;
import signalbox.remote.SshHost;
import signalbox.ui.screen.OpenFile;
import signalbox.ui.screen.Screen;
import signalbox.ui.screen.ScreenContext;

/// odoo.conf: what is wrong with it, how two of them differ, and the patch.
public final class ConfigScreen implements Screen {
    private final ConfigViewModel model;
    private final ConfigView view;

    public ConfigScreen(ScreenContext context) {
        var session = context.session();
        model = new ConfigViewModel(
                session.configs(), context.background(), InstantSource.system(), context.notices(), context.saveAs());
        var host = session.route().host().map(SshHost::label).orElse(null);
        view = new ConfigView(model, new SourceNames(session.profile().name(), host), OpenFile.dialog());
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(Feed feed) {
        model.tick();
        view.offer();
    }

    @Override
    public void opened() {
        view.offer();
        model.lookForKept();
        model.begin();
        view.focus();
    }

    @Override
    public boolean isAlive() {
        return model.isSettled();
    }

    @Override
    public void tick() {
        model.tick();
    }
}
