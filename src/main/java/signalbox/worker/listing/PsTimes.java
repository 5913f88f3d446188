package signalbox.worker.listing;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The times that `ps` prints, in words of its host's clock. A time without a day, or a day without a year, is the last
/// one before the list was read. The forms are those of procps, which prints `ps -ef` in the language of its host, of
/// BusyBox and of BSD.
///
/// @param zone that of the host
/// @param now when the list was read
record PsTimes(ZoneId zone, Instant now) {
    static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);

    /// `Mon Nov 23 14:02:41 2026`, `Mo 23. Nov 14:02:41 2026`
    private static final Pattern MOMENT = Pattern.compile("\\S+ (?:(?<month>\\p{L}+)\\.? (?<day>\\d{1,2})|"
            + "(?<first>\\d{1,2})\\.? (?<second>\\p{L}+)\\.?) (?<time>\\d\\d:\\d\\d:\\d\\d) (?<year>\\d{4})");

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("[H:mm:ss][H:mm]", Locale.ROOT);
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern DAY = Pattern.compile("(\\p{L}+)\\.? ?(\\d{1,2})");
    /// `11月23` in Chinese and Japanese
    private static final Pattern NUMBERED_DAY = Pattern.compile("(\\d{1,2})月 ?(\\d{1,2})");
    /// `10:02AM`, `Mon02PM`, `23Nov26` of BSD and macOS
    private static final Pattern HALF_DAY = Pattern.compile("(?:(\\p{L}{3})|)(\\d{1,2})(?::(\\d\\d))?([AP])M");

    private static final Pattern DATE = Pattern.compile("(\\d{1,2})(\\p{L}{3})(\\d\\d)");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /// The host's clock may be ahead.
    private static final Duration AHEAD = Duration.ofMinutes(10);
    /// A 29 February is found within so many.
    private static final int YEARS = 8;

    /// @throws DateTimeException when it is no time as `ps` prints it
    Instant started(String text) {
        var words = BLANKS.matcher(text.strip()).replaceAll(" ");
        var moment = MOMENT.matcher(words);
        if (moment.matches()) {
            return moment(moment);
        }
        var half = HALF_DAY.matcher(words);
        if (half.matches()) {
            return halfDay(half);
        }
        if (words.contains(":")) {
            return time(LocalTime.parse(words, CLOCK));
        }
        return YEAR.matcher(words).matches() ? begin(LocalDate.of(Integer.parseInt(words), 1, 1)) : day(words);
    }

    private Instant moment(MatchResult moment) {
        var isMonthFirst = moment.group("month") != null;
        var date = LocalDate.of(
                Integer.parseInt(moment.group("year")),
                MonthWords.month(moment.group(isMonthFirst ? "month" : "second")),
                Integer.parseInt(moment.group(isMonthFirst ? "day" : "first")));
        return date.atTime(LocalTime.parse(moment.group("time"))).atZone(zone).toInstant();
    }

    private Instant time(LocalTime time) {
        var today = LocalDate.ofInstant(now, zone);
        var at = today.atTime(time).atZone(zone).toInstant();
        return isAhead(at) ? today.minusDays(1).atTime(time).atZone(zone).toInstant() : at;
    }

    private Instant halfDay(MatchResult half) {
        var hour = Integer.parseInt(half.group(2)) % 12 + (half.group(4).equals("P") ? 12 : 0);
        var time = LocalTime.of(hour, half.group(3) == null ? 0 : Integer.parseInt(half.group(3)));
        if (half.group(1) == null) {
            return time(time);
        }
        var weekday =
                DayOfWeek.from(DateTimeFormatter.ofPattern("EEE", Locale.ROOT).parse(half.group(1)));
        var day = LocalDate.ofInstant(now, zone).with(TemporalAdjusters.previousOrSame(weekday));
        return day.atTime(time).atZone(zone).toInstant();
    }

    private Instant day(String words) {
        var date = DATE.matcher(words);
        if (date.matches()) {
            return begin(LocalDate.of(
                    2000 + Integer.parseInt(date.group(3)),
                    MonthWords.month(date.group(2)),
                    Integer.parseInt(date.group(1))));
        }
        var numbered = NUMBERED_DAY.matcher(words);
        if (numbered.matches()) {
            return last(Integer.parseInt(numbered.group(1)), Integer.parseInt(numbered.group(2)));
        }
        var day = DAY.matcher(words);
        if (!day.matches()) {
            throw new DateTimeException(words);
        }
        return last(MonthWords.month(day.group(1)), Integer.parseInt(day.group(2)));
    }

    /// The last such day before the list was read.
    private Instant last(int month, int day) {
        var newest = LocalDate.ofInstant(now, zone).getYear();
        for (var year = newest; year > newest - YEARS; year--) {
            var isThere = day <= LocalDate.of(year, month, 1).lengthOfMonth();
            if (isThere && !isAhead(begin(LocalDate.of(year, month, day)))) {
                return begin(LocalDate.of(year, month, day));
            }
        }
        throw new DateTimeException(month + "-" + day);
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private boolean isAhead(Instant at) {
        return at.isAfter(now.plus(AHEAD));
    }

    /// `42934`, `11:55:34`, `3-11:55:34`; `1h03`, `2d03` and `120d` of BusyBox
    static Duration elapsed(String text) {
        var unit = text.indexOf('d') + text.indexOf('h') + 1;
        if (unit >= 0) {
            var whole = Long.parseLong(text.substring(0, unit));
            var part = unit + 1 == text.length() ? 0 : Long.parseLong(text.substring(unit + 1));
            return text.charAt(unit) == 'd'
                    ? Duration.ofDays(whole).plusHours(part)
                    : Duration.ofHours(whole).plusMinutes(part);
        }
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
