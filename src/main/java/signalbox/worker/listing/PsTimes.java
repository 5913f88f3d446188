package signalbox.worker.listing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;

/// The times that `ps` prints, in words of its host's clock. A time without a day, or a day without a year, is the last
/// one before the list was read.
///
/// @param zone that of the host
/// @param now when the list was read
record PsTimes(ZoneId zone, Instant now) {
    static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("[H:mm:ss][H:mm]", Locale.ROOT);
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /// The host's clock may be ahead.
    private static final Duration AHEAD = Duration.ofMinutes(10);

    /// @throws DateTimeException when it is no time as `ps` prints it
    Instant started(String text) {
        var words = BLANKS.matcher(text).replaceAll(" ");
        if (words.length() > "Nov 23".length() + 2) {
            return LocalDateTime.parse(words, WHOLE).atZone(zone).toInstant();
        }
        if (words.contains(":")) {
            return time(LocalTime.parse(words, CLOCK));
        }
        return Character.isDigit(words.charAt(0))
                ? begin(Year.of(Integer.parseInt(words)).atDay(1))
                : day(words.replace(" ", ""));
    }

    private Instant time(LocalTime time) {
        var today = LocalDate.ofInstant(now, zone);
        var at = today.atTime(time).atZone(zone).toInstant();
        return isAhead(at) ? today.minusDays(1).atTime(time).atZone(zone).toInstant() : at;
    }

    private Instant day(String text) {
        var year = LocalDate.ofInstant(now, zone).getYear();
        var at = begin(day(text, year));
        return isAhead(at) ? begin(day(text, year - 1)) : at;
    }

    private static LocalDate day(String text, int year) {
        return LocalDate.parse(
                text,
                new DateTimeFormatterBuilder()
                        .appendPattern("MMMd")
                        .parseDefaulting(ChronoField.YEAR, year)
                        .toFormatter(Locale.ROOT));
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private boolean isAhead(Instant at) {
        return at.isAfter(now.plus(AHEAD));
    }

    /// `42934`, `11:55:34`, `3-11:55:34`
    static Duration elapsed(String text) {
        var days = text.indexOf('-');
        var clock = text.substring(days + 1).split(":");
        long seconds = days < 0
                ? 0
                : Duration.ofDays(Long.parseLong(text.substring(0, days))).toSeconds();
        long below = 0;
        for (var part : clock) {
            below = below * 60 + Long.parseLong(part);
        }
        return Duration.ofSeconds(seconds + below);
    }
}
