package signalbox.ui.trends;

import javafx.scene.Node;
import signalbox.monitor.Feed;
import signalbox.queue.trend.TrendKey;
import signalbox.ui.screen.Screen;
import signalbox.ui.screen.ScreenContext;

/// How the queue went over time. It is read only while the screen is visible.
public final class TrendsScreen implements Screen {
    private final TrendsViewModel model;
    private final TrendsView view;

    public TrendsScreen(ScreenContext context) {
        model = new TrendsViewModel(TrendSource.of(context.session()), context.background(), context.navigation());
        var export = new TrendExport(model, context.saveAs(), context.notices());
        view = new TrendsView(model, context.columns(), export::ask);
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
        model.opened();
        view.focus();
    }

    @Override
    public boolean isAlive() {
        return model.isAnswered();
    }

    @Override
    public void tick() {
        model.tick();
    }

    /// Opens the page of this method, for another screen.
    public void select(String ofModel, String method) {
        model.open(new TrendKey.OfMethod(ofModel, method));
        view.focus();
    }
}
