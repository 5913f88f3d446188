package signalbox.ui.overview;

import javafx.scene.Node;
import signalbox.monitor.Feed;
import signalbox.ui.screen.Screen;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.action.RemedyActions;

/// The first screen: does the queue move, and which runner moves it?
public final class OverviewScreen implements Screen {
    private final OverviewViewModel model;
    private final OverviewView view;

    public OverviewScreen(ScreenContext context) {
        var session = context.session();
        model = new OverviewViewModel(
                session.monitor(), session.findings()::sorted, session.findings()::unchecked, context.navigation());
        var silencing = new SilenceMenu(session.findings(), model::redraw, context.background(), context.notices());
        var buttons = RemedyActions.of(context).buttons();
        view = new OverviewView(
                model, new FindingsCard(buttons, silencing, context.navigation()::pastOf), buttons, context.columns());
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void opened() {
        view.focus();
    }

    @Override
    public void show(Feed feed) {
        model.show(feed);
    }
}
