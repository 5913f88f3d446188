package signalbox.ui.kit.chart;

import java.time.Instant;
import java.util.List;
import signalbox.text.Severity;

/// What a recording has over some time: the input of a `RecordedStrip`.
///
/// @param minutes those in which jobs were done; a minute that is missing had none, unless nobody watched
/// @param leading who led when; the spans of one follow those of another
/// @param leaderless times without a leader
/// @param marks what was found, at its begin
/// @param unwatched times in which nobody watched
public record RecordedSeries(
        TimeRange range,
        List<ThroughputSeries.Minute> minutes,
        List<TimelineLane.Span> leading,
        List<LeaderGap> leaderless,
        List<FindingMark> marks,
        List<TimeRange> unwatched) {
    public RecordedSeries {
        minutes = List.copyOf(minutes);
        leading = List.copyOf(leading);
        leaderless = List.copyOf(leaderless);
        marks = List.copyOf(marks);
        unwatched = List.copyOf(unwatched);
    }

    /// Something that was found.
    public record FindingMark(Instant at, Severity severity, String text) {}
}
