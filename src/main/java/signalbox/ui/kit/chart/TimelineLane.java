package signalbox.ui.kit.chart;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One connection's line in the timeline.
///
/// @param key identifies the lane for selection and clicks; empty when a click leads nowhere
/// @param name the pid, as it is shown
/// @param role `HTTP`, `CRON`, `EMBEDDED`, `unknown`, or empty
/// @param spans what it did when, in the order of time
/// @param joined where the ring is drawn: when the connection appeared, if that is inside the range
/// @param lost where the cross is drawn: when its backend ended
/// @param note a line in the tooltip below the name
public record TimelineLane(
        String key,
        String name,
        String role,
        List<Span> spans,
        Optional<Instant> joined,
        Optional<Instant> lost,
        String note) {
    public TimelineLane {
        spans = List.copyOf(spans);
    }

    public enum Kind {
        LEADING,
        LEADING_CRON,
        STANDBY,
        SILENT,
        /// Its times are hidden from this role: dots, because nothing is known.
        HIDDEN,
        /// No watch: dots, too.
        UNWATCHED;

        public boolean leads() {
            return this == LEADING || this == LEADING_CRON;
        }
    }

    /// @param text written into the bar if it fits; may be empty
    public record Span(Instant from, Instant to, Kind kind, String text) {}
}
