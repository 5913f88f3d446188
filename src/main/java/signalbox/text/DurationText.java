package signalbox.text;

import java.time.Duration;
import java.util.Locale;

/// How durations are written: two units at most, the smaller one padded so that columns line up. Minutes are `m` beside
/// another unit, otherwise `min`.
public final class DurationText {
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(-5);
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Duration THREE_DAYS = Duration.ofDays(3);

    private DurationText() {}

    /// `0.3 s`, `41 s`, `24 m 26 s`, `38 h 12 m`, `4 d 02 h`; a negative one (clocks differ) reads as zero.
    public static String of(Duration duration) {
        var time = duration.isNegative() ? Duration.ZERO : duration;
        if (time.compareTo(TEN_SECONDS) < 0) {
            return String.format(Locale.ROOT, "%.1f s", Math.floor(time.toMillis() / 100.0) / 10);
        }
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() == 0) {
            return String.format(Locale.ROOT, "%d m %02d s", time.toMinutes(), time.toSecondsPart());
        }
        if (time.compareTo(THREE_DAYS) < 0) {
            return String.format(Locale.ROOT, "%d h %02d m", time.toHours(), time.toMinutesPart());
        }
        return String.format(Locale.ROOT, "%d d %02d h", time.toDays(), time.toHoursPart());
    }

    /// `just now`, `2 s ago`, `6 min ago`, `3 h ago`: one unit, for columns that show how recent something is; `3 h
    /// ahead` for a time from another clock.
    public static String ago(Duration age) {
        return ago(age, rough(age.abs()));
    }

    /// The same with two units: `24 m 26 s ago`.
    public static String closeAgo(Duration age) {
        return ago(age, of(age.abs()));
    }

    /// Below a second it says no more, because columns hold whole seconds and clocks differ a little.
    private static String ago(Duration age, String length) {
        if (age.compareTo(CLOCKS_DIFFER) < 0) {
            return length + " ahead";
        }
        return age.compareTo(ONE_SECOND) < 0 ? "just now" : length + " ago";
    }

    /// `2 s`, `6 min`, `3 h`, `4 d`: for columns.
    public static String rough(Duration duration) {
        var time = duration.isNegative() ? Duration.ZERO : duration;
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() == 0) {
            return time.toMinutes() + " min";
        }
        return time.compareTo(THREE_DAYS) < 0 ? time.toHours() + " h" : time.toDays() + " d";
    }

    /// `90 s`, `5 min`, `3 h`, `4 days`: one unit, for sentences. The next larger unit is used from two of it on. A
    /// negative duration reads as zero.
    public static String inSentence(Duration duration) {
        var time = duration.isNegative() ? Duration.ZERO : duration;
        if (time.compareTo(TWO_MINUTES) < 0) {
            return time.toSeconds() + " s";
        }
        if (time.compareTo(TWO_HOURS) < 0) {
            return time.toMinutes() + " min";
        }
        return time.compareTo(TWO_DAYS) < 0 ? time.toHours() + " h" : time.toDays() + " days";
    }

    /// `0.5 s`, `10 s`, `90 s`, `5 min`, `1 h 30 m`: a length that somebody set, such as a limit or an interval. It
    /// is exact: no tenth or second stands there without need.
    public static String setting(Duration length) {
        var time = length.isNegative() ? Duration.ZERO : length;
        if (time.toMillis() % 100 != 0 && time.compareTo(ONE_SECOND) < 0) {
            return millis(time);
        }
        if (time.toMillis() % 1000 != 0) {
            return of(time);
        }
        if (time.compareTo(TWO_MINUTES) < 0) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() == 0 && time.toSecondsPart() == 0) {
            return time.toMinutes() + " min";
        }
        return time.compareTo(THREE_DAYS) < 0 && time.toMinutesPart() == 0 && time.toSecondsPart() == 0
                ? time.toHours() + " h"
                : of(time);
    }

    /// `6.214 s`, `12.7 s`: what was measured, in seconds alone, so that several can be compared.
    ///
    /// @param decimals as many as the measurement can give
    public static String measured(double seconds, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f s", seconds);
    }

    /// `6.214`: the number of seconds, to the millisecond, for documents, axes and `measured`.
    public static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }

    /// `6,176 ms`
    public static String millis(Duration duration) {
        return NumberText.count(duration.toMillis()) + " ms";
    }

    /// `29.84 s`: how long a job ran, from the column exec_time.
    public static String execution(double seconds) {
        return measured(seconds, 2);
    }

    /// `4:12`: a countdown.
    public static String countdown(Duration left) {
        var time = left.isNegative() ? Duration.ZERO : left;
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
