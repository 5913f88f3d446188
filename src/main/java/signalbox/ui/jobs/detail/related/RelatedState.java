package signalbox.ui.jobs.detail.related;

import java.time.Instant;
import java.util.List;

/// The jobs that are like the one in the pane, as far as they were looked for.
public sealed interface RelatedState {
    /// There is no job.
    record None() implements RelatedState {}

    record Awaited() implements RelatedState {}

    /// @param at the server's time when they were looked for
    record Known(List<RelatedSection> sections, Instant at) implements RelatedState {
        public Known {
            sections = List.copyOf(sections);
        }
    }

    record Unread(String reason) implements RelatedState {}
}
