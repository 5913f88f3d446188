package signalbox.ui.kit.chart;

import java.util.List;

/// Which runners led and which waited during some time: the input of a `LeadershipTimeline`.
///
/// @param summary spans of leadership of all runners, for the lane at the top; empty for none
public record LeadershipLanes(
        TimeRange range, List<TimelineLane> lanes, List<TimelineLane.Span> summary, List<LeaderGap> gaps) {
    public LeadershipLanes {
        lanes = List.copyOf(lanes);
        summary = List.copyOf(summary);
        gaps = List.copyOf(gaps);
    }

    /// Whether a cron worker led.
    public boolean hasCron() {
        return lanes.stream()
                .flatMap(lane -> lane.spans().stream())
                .anyMatch(span -> span.kind() == TimelineLane.Kind.LEADING_CRON);
    }
}
