package signalbox.ui.runners;

import javafx.scene.Node;
import signalbox.monitor.Feed;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.screen.Desk;
import signalbox.ui.screen.Screen;

/// The runner connections: succession, verdicts, timeline.
public final class RunnersScreen implements Screen {
    private final EmptyState node = new EmptyState(Icon.RUNNERS, "The list of runners is being built.", "");

    public RunnersScreen(Desk desk) {
        node.setAccessibleText("Runners of " + desk.session().profile().name());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(Feed feed) {}

    /// Another screen points at this backend.
    public void select(int pid) {
        node.say("The list of runners is being built.", "pid " + pid);
    }
}
