package signalbox.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How moments are written in narrow places: cells, axes, labels. Figures alone, in the zone that the clock of the
/// status
/// bar shows (`ShownZone`); the column or the label may say which. Sentences use `ShownTime` or `UtcTime`.
public final class TimeText {
    private static final DateTimeFormatter CLOCK = of("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = of("HH:mm");
    private static final DateTimeFormatter DAY = of("MM-dd HH:mm:ss");
    private static final DateTimeFormatter DATE = of("MM-dd");
    private static final DateTimeFormatter EXACT = of("HH:mm:ss.SSS");
    private static final DateTimeFormatter FULL = of("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter LOGGED = of("yyyy-MM-dd HH:mm:ss,SSS");

    /// How long the text of a moment of this year is at most, in characters.
    public static final int DAY_LENGTH = 14;

    private TimeText() {}

    /// `09:38:54`
    public static String clock(Instant at) {
        return CLOCK.format(ShownZone.at(at));
    }

    /// `09:38`
    public static String minute(Instant at) {
        return MINUTE.format(ShownZone.at(at));
    }

    /// `06-12`
    public static String day(Instant at) {
        return DATE.format(ShownZone.at(at));
    }

    /// `09:38:54.301`
    public static String exact(Instant at) {
        return EXACT.format(ShownZone.at(at));
    }

    /// `2026-06-12 09:38:54`
    public static String withDate(Instant at) {
        return FULL.format(ShownZone.at(at));
    }

    /// `09:38:54` for today, `06-10 19:24:08` for another day, `2025-06-10 19:24:08` for one of another year.
    public static String narrow(Instant at, Instant now) {
        var day = ShownZone.day(at);
        var today = ShownZone.day(now);
        if (day.equals(today)) {
            return clock(at);
        }
        return day.getYear() == today.getYear() ? DAY.format(ShownZone.at(at)) : withDate(at);
    }

    /// As Odoo's log writes it, in UTC: `2026-06-12 09:38:54,301`
    public static String logged(Instant at) {
        return LOGGED.format(at.atOffset(ZoneOffset.UTC));
    }

    /// On a line each, where they differ: UTC and the time of the desktop, the one that is shown first. For tooltips:
    /// `2026-06-12 09:38:54 UTC`, `2026-06-12 15:23:54 UTC+05:45`
    public static String inBothZones(Instant at) {
        var shown = ShownTime.full(at);
        var other = at.atZone(ShownZone.other());
        var second = FULL.format(other) + " " + ShownZone.name(other.getOffset());
        return second.equals(shown) ? shown : shown + "\n" + second;
    }

    private static DateTimeFormatter of(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }
}
