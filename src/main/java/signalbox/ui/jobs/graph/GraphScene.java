package signalbox.ui.jobs.graph;

import java.util.BitSet;
import signalbox.queue.JobState;
import signalbox.queue.graph.JobGraph;
import signalbox.text.ShortUuid;
import signalbox.ui.jobs.graph.layout.GraphPlaces;

/// What is drawn at one moment.
///
/// @param selected the place of the selected job; -1 for none
/// @param pale whether only the blocked jobs, and what blocks them, have their full colours
record GraphScene(JobGraph graph, GraphPlaces places, int selected, boolean pale) {
    boolean isPale(int place) {
        return pale && !graph.isBlocked(place) && !isBlocking(place);
    }

    private boolean isBlocking(int place) {
        return graph.isBlocker(place) && graph.dependants(place).stream().anyMatch(graph::isBlocked);
    }

    /// The jobs around which the selected one draws a region: those below it, if it holds any back.
    BitSet region() {
        return selected >= 0 && !graph.heldBack(selected).isEmpty() && isBlocking(selected)
                ? graph.below(selected)
                : new BitSet();
    }

    /// How the state of a job is named for those who do not see it.
    String spoken(int place) {
        var job = graph.job(place);
        var state = graph.isInRing(place)
                ? "waits in a ring"
                : graph.isBlocked(place)
                        ? "waits, and is blocked"
                        : job.state() == JobState.WAIT_DEPENDENCIES
                                ? "waits for its parents"
                                : job.stored().label();
        return job.label() + " " + ShortUuid.of(job.uuid()) + ", " + state;
    }
}
