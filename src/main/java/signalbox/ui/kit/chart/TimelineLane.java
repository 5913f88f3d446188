package signalbox.ui.kit.chart;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One connection's line in the timeline.
///
/// @param key what selection and clicks go by; empty where a click leads nowhere
/// @param name the pid, as it is shown
/// @param role `HTTP`, `CRON`, `EMBEDDED`, `unknown`, or empty
/// @param spans what it did when, in order
/// @param joined where its ring is drawn: when it appeared, if that is inside the range
/// @param lost where its cross is drawn: when its backend ended
/// @param note said in the tooltip below the name
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
        /// Its times are hidden by privileges: drawn as dots, since nothing is known.
        HIDDEN,
        /// Nobody watched: dotted too.
        UNWATCHED;

        public boolean leads() {
            return this == LEADING || this == LEADING_CRON;
        }
    }

    /// @param text written into the bar where it fits; may be empty
    public record Span(Instant from, Instant to, Kind kind, String text) {}
}
