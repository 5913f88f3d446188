package signalbox.ui.jobs.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import signalbox.app.session.SessionReads;
import signalbox.queue.StoredState;
import signalbox.queue.graph.JobGraph;

/// What the page reads. Its functions block.
///
/// @param graph of the job with this uuid; empty when it no longer exists
/// @param states of the jobs with these primary keys
public record GraphSource(
        Function<String, Optional<JobGraph>> graph, Function<List<Integer>, Map<Long, StoredState>> states) {
    public static GraphSource of(SessionReads reads) {
        return new GraphSource(reads::graph, reads::states);
    }
}
