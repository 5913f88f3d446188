package signalbox.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// How moments are written in narrow places: cells, axes, labels. Figures alone, in UTC, as queue_job stores them and
/// as the clock of the status bar shows it; the column or the label says UTC. Sentences use `UtcTime`.
public final class TimeText {
    private static final DateTimeFormatter CLOCK = utc("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = utc("HH:mm");
    private static final DateTimeFormatter DAY = utc("MM-dd HH:mm");
    private static final DateTimeFormatter DATE = utc("MM-dd");
    private static final DateTimeFormatter EXACT = utc("HH:mm:ss.SSS");
    private static final DateTimeFormatter FULL = utc("yyyy-MM-dd HH:mm:ss");

    private TimeText() {}

    /// `09:38:54`
    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /// `09:38`
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /// `06-12`
    public static String day(Instant at) {
        return DATE.format(at);
    }

    /// `09:38:54.301`
    public static String exact(Instant at) {
        return EXACT.format(at);
    }

    /// `2026-06-12 09:38:54`
    public static String withDate(Instant at) {
        return FULL.format(at);
    }

    /// `09:38:54` for today, `06-10 19:24` for another day: as much as a column can hold.
    public static String narrow(Instant at, Instant now) {
        return at.truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS)) ? clock(at) : DAY.format(at);
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
