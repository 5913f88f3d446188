package signalbox.ui.overview;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.ui.kit.chart.LeadershipLanes;
import signalbox.ui.kit.chart.ThroughputSeries;
import signalbox.ui.kit.chart.TimeRange;
import signalbox.ui.kit.chart.TimelineLane;

/// Decides when the charts are drawn again. Their end is now, so each second moves them by a part of a pixel: that
/// alone
/// is worth a drawing only when some pixels have come together.
final class ChartNews {
    /// Of the length of the charts: about two pixels.
    private static final int MOST_STEPS = 300;

    private @Nullable Look drawn;
    private @Nullable TimeRange range;

    /// What is to be seen of both charts, but for how far they have moved.
    private record Look(List<ThroughputSeries.Minute> minutes, List<Lane> lanes, int gaps, String end) {}

    /// A lane whose bars have not changed but for the end of the last one, which is now.
    private record Lane(String key, String role, List<TimelineLane.Kind> kinds, List<String> texts, boolean isLost) {
        static Lane of(TimelineLane lane) {
            return new Lane(
                    lane.key(),
                    lane.role(),
                    lane.spans().stream().map(TimelineLane.Span::kind).toList(),
                    lane.spans().stream().map(TimelineLane.Span::text).toList(),
                    lane.lost().isPresent());
        }
    }

    /// @param end the name of the right end
    /// @return whether these are to be drawn; then they count as drawn
    boolean isNews(ThroughputSeries throughput, LeadershipLanes leaders, List<TimelineLane> lanes, String end) {
        var gaps = throughput.gaps().size() + leaders.gaps().size();
        var look = new Look(throughput.minutes(), lanes.stream().map(Lane::of).toList(), gaps, end);
        if (look.equals(drawn) && !hasMoved(throughput.range())) {
            return false;
        }
        drawn = look;
        range = throughput.range();
        return true;
    }

    private boolean hasMoved(TimeRange now) {
        if (range == null) {
            return true;
        }
        var length = Duration.between(now.from(), now.to());
        var moved = Duration.between(range.to(), now.to()).abs();
        var other = Duration.between(range.from(), range.to());
        return !length.equals(other) || moved.compareTo(length.dividedBy(MOST_STEPS)) >= 0;
    }
}
