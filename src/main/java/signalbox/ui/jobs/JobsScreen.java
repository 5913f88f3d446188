package signalbox.ui.jobs;

import javafx.scene.Node;
import signalbox.monitor.Feed;
import signalbox.queue.JobFilter;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.screen.Desk;
import signalbox.ui.screen.Screen;

/// The jobs: filter, table, detail.
public final class JobsScreen implements Screen {
    private final EmptyState node = new EmptyState(Icon.JOBS, "The list of jobs is being built.", "");

    public JobsScreen(Desk desk) {
        node.setAccessibleText("Jobs of " + desk.session().profile().name());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(Feed feed) {}

    /// Another screen asks for these jobs.
    public void filter(JobFilter filter) {
        node.say("The list of jobs is being built.", filter.toString());
    }
}
