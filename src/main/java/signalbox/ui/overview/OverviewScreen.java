package signalbox.ui.overview;

import javafx.scene.Node;
import signalbox.monitor.Feed;
import signalbox.ui.screen.Screen;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.action.RemedyActions;

/// The first screen: is the queue moving, and who moves it?
public final class OverviewScreen implements Screen {
    private final OverviewViewModel model;
    private final OverviewView view;

    public OverviewScreen(ScreenContext desk) {
        var session = desk.session();
        model = new OverviewViewModel(session.monitor(), session.findings()::heard, desk.navigation());
        var silencing = new Silencing(session.findings(), model::redraw, desk.background(), desk.notices());
        view = new OverviewView(model, new FindingsCard(RemedyActions.of(desk).buttons(), silencing), desk.columns());
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(Feed feed) {
        model.show(feed);
    }
}
