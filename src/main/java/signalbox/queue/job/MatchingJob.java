package signalbox.queue.job;

import org.jspecify.annotations.Nullable;
import signalbox.queue.StoredState;

/// A job that matched a filter at one moment: what an action needs to name it and to notice that it has changed.
///
/// @param graph the graph that its dependencies are in; null: none
public record MatchingJob(
        long id,
        String uuid,
        StoredState stored,
        String channel,
        @Nullable String graph) {}
