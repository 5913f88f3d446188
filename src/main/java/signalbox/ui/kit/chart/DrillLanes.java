package signalbox.ui.kit.chart;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What happened to the runners when their leader was taken out: the input of a `DrillTimeline`.
///
/// @param zero the moment from which times are counted
/// @param lanes one for each connection
/// @param dispatches when jobs were dispatched
/// @param flags in the order of time
/// @param gap the time in which no job was dispatched
/// @param runs whether the drill is still running
public record DrillLanes(
        TimeRange range,
        Instant zero,
        List<TimelineLane> lanes,
        List<Instant> dispatches,
        List<Flag> flags,
        Optional<LeaderGap> gap,
        boolean runs) {
    public enum Kind {
        LOST("flag-lost"),
        LEADER("flag-leader"),
        DISPATCH("flag-dispatch");

        final String style;

        Kind(String style) {
            this.style = style;
        }
    }

    /// @param text what happened, and how long after `zero`
    public record Flag(Kind kind, Instant at, String text) {}

    public DrillLanes {
        lanes = List.copyOf(lanes);
        dispatches = List.copyOf(dispatches);
        flags = List.copyOf(flags);
    }
}
