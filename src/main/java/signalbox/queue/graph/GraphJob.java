package signalbox.queue.graph;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobCall;
import signalbox.queue.ShownJob;
import signalbox.queue.StoredState;

/// One job of a dependency graph.
///
/// @param id the primary key
/// @param uuid empty where the column is NULL
/// @param graph the uuid of its graph; null outside of graphs. Odoo releases and cancels only inside one graph
/// @param created null where it is not known
/// @param readable false where its `dependencies` is not the JSON that queue_job writes
public record GraphJob(
        long id,
        String uuid,
        StoredState stored,
        JobCall call,
        @Nullable String graph,
        @Nullable Instant created,
        boolean readable)
        implements ShownJob {
    @Override
    public Long row() {
        return id;
    }

    GraphJob in(StoredState now) {
        return new GraphJob(id, uuid, now, call, graph, created, readable);
    }

    /// The method; the name for people where the row has no method.
    public String label() {
        return call.method().isBlank() ? call.label() : call.method();
    }
}
