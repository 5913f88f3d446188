package signalbox.text;

import java.time.Instant;

/// How moments are written in sentences of the window: in the zone that its clock shows, in whole seconds, always with
/// that zone. What is kept, or also written by the command line, uses `UtcTime`.
public final class ShownTime {
    private ShownTime() {}

    /// `2026-06-01 12:00:00 UTC`, `2026-06-01 17:45:00 UTC+05:45`.
    public static String full(Instant moment) {
        return TimeText.withDate(moment) + " " + ShownZone.word(moment);
    }

    /// `12:00:00 UTC`: where the day is plain.
    public static String ofDay(Instant moment) {
        return TimeText.clock(moment) + " " + ShownZone.word(moment);
    }

    /// `12:00:00 UTC`, with the date if it is another day.
    public static String brief(Instant moment, Instant now) {
        return ShownZone.day(moment).equals(ShownZone.day(now)) ? ofDay(moment) : full(moment);
    }

    /// `12:00:00 UTC, 1 m 44 s ago`, with the date if it is another day.
    public static String since(Instant moment, Instant now) {
        return brief(moment, now) + ", " + UtcTime.ago(moment, now);
    }
}
