package signalbox.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// How moments are written in sentences that are kept, or that the command line writes, too: always in UTC, as
/// queue_job
/// stores them, in whole seconds, and always with the word UTC. What only the window writes uses `ShownTime`; where
/// there is room for figures alone (cells, axes) they are written by `TimeText`.
public final class UtcTime {
    private static final DateTimeFormatter SECOND = utc("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter CLOCK = utc("HH:mm:ss");

    private UtcTime() {}

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /// `2026-06-01 12:00:00 UTC`.
    public static String full(Instant moment) {
        return SECOND.format(moment) + " UTC";
    }

    /// `12:00:00 UTC`: where the day is plain.
    public static String ofDay(Instant moment) {
        return CLOCK.format(moment) + " UTC";
    }

    /// `12:00:00 UTC`, with the date if it is another day.
    public static String brief(Instant moment, Instant now) {
        var today = moment.truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS));
        return today ? CLOCK.format(moment) + " UTC" : full(moment);
    }

    /// `12:00:00 UTC, 1 m 44 s ago`, with the date if it is another day. Columns hold whole seconds, so there are
    /// no tenths.
    public static String since(Instant moment, Instant now) {
        return brief(moment, now) + ", " + ago(moment, now);
    }

    static String ago(Instant moment, Instant now) {
        var age = Duration.between(moment, now);
        return age.abs().toMinutes() == 0 ? DurationText.ago(age) : DurationText.closeAgo(age);
    }
}
