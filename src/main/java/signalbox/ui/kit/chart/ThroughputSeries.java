package signalbox.ui.kit.chart;

import java.time.Instant;
import java.util.List;
import signalbox.text.NumberText;

/// Jobs per minute. Minutes may be missing: then nothing is known about them, and nothing is drawn.
///
/// @param failuresSince since when failures are known
public record ThroughputSeries(TimeRange range, List<Minute> minutes, List<LeaderGap> gaps, Instant failuresSince) {
    /// @param known whether all jobs that were done in it were counted
    public record Minute(Instant start, long done, long failed, boolean known) {
        /// A minute of which all is known.
        public Minute(Instant start, long done, long failed) {
            this(start, done, failed, true);
        }

        long total() {
            return done + failed;
        }
    }

    public ThroughputSeries {
        minutes = List.copyOf(minutes);
        gaps = List.copyOf(gaps);
    }

    /// Whether failures are known for only a part of the range.
    public boolean missesFailures() {
        return failuresSince.isAfter(range.from());
    }

    /// `1,665`; `at least 1,665` where a minute was not counted completely; `not known` where that shows none.
    public String doneFigure() {
        if (minutes.stream().allMatch(Minute::known)) {
            return NumberText.count(done());
        }
        return done() == 0 ? "not known" : "at least " + NumberText.count(done());
    }

    public long done() {
        return minutes.stream().mapToLong(Minute::done).sum();
    }

    public long failed() {
        return minutes.stream().mapToLong(Minute::failed).sum();
    }

    long highest() {
        return minutes.stream().mapToLong(Minute::total).max().orElse(0);
    }
}
