package signalbox.ui.jobs.graph;

import java.util.List;
import signalbox.queue.graph.JobGraph;
import signalbox.ui.jobs.graph.layout.GraphPlaces;

/// The content of the page.
public sealed interface GraphContent {
    /// The page is closed.
    record Closed() implements GraphContent {}

    record Reading() implements GraphContent {}

    /// @param places the same object for as long as nothing is laid out again
    /// @param trouble why the states are not those of now; empty when they are
    record Drawn(JobGraph graph, GraphPlaces places, String trouble) implements GraphContent {
        Drawn with(JobGraph now) {
            return new Drawn(now, places, "");
        }

        Drawn stale(String reason) {
            return new Drawn(graph, places, reason);
        }
    }

    /// The job waits for none and none waits for it.
    ///
    /// @param notes what is odd about its dependencies all the same
    record Alone(List<String> notes) implements GraphContent {}

    /// The job no longer exists.
    record Gone() implements GraphContent {}

    record Unread(String reason) implements GraphContent {}
}
