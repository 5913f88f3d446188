package signalbox.text;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How days are called above a list and below a chart. They are days of the zone that is shown.
public final class DayText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private DayText() {}

    /// `Today, 26 Nov`, `25 Nov`, `31 Dec 2025`
    public static String heading(LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return "Today, " + brief(day);
        }
        return day.getYear() == today.getYear() ? brief(day) : FULL.format(day);
    }

    /// `26 Nov`
    public static String brief(LocalDate day) {
        return DAY.format(day);
    }
}
