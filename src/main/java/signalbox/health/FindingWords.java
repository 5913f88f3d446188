package signalbox.health;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import signalbox.queue.CreatedAheadJobs;

/// How findings put figures into words.
public final class FindingWords {
    /// More samples than these would not be read.
    public static final int SAMPLES = 5;

    private static final DateTimeFormatter SECOND = utc("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter CLOCK = utc("HH:mm:ss");
    private static final int BRIEF = 8;
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private FindingWords() {}

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /// `1 job`, `12,000 jobs`.
    public static String counted(long n, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
    }

    /// The first digits of a uuid: enough to tell jobs apart.
    public static String brief(String uuid) {
        return uuid.length() <= BRIEF ? uuid : uuid.substring(0, BRIEF);
    }

    /// `90 s`, `5 min`, `3 h`, `4 days`; a negative one reads as zero.
    public static String length(Duration length) {
        var duration = length.isNegative() ? Duration.ZERO : length;
        if (duration.compareTo(TWO_MINUTES) < 0) {
            return duration.toSeconds() + " s";
        }
        if (duration.compareTo(TWO_HOURS) < 0) {
            return duration.toMinutes() + " min";
        }
        return duration.compareTo(TWO_DAYS) < 0 ? duration.toHours() + " h" : duration.toDays() + " days";
    }

    /// `2026-06-01 12:00:00 UTC`.
    public static String at(Instant moment) {
        return SECOND.format(moment) + " UTC";
    }

    /// `12:00:00 UTC, 90 s ago`; of another day with its date.
    public static String since(Instant moment, Instant now) {
        var today = moment.truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS));
        var age = Duration.between(moment, now);
        return (today ? CLOCK.format(moment) + " UTC" : at(moment))
                + (age.isNegative() ? "" : age.compareTo(ONE_SECOND) < 0 ? ", just now" : ", " + length(age) + " ago");
    }

    /// `90 s ago, 2026-06-01 12:00:00 UTC`; `just now, …` within a second, as columns hold whole ones; `3 h ahead of
    /// the server's clock, …` for what another clock dated.
    public static String ago(Instant moment, Instant now) {
        var age = Duration.between(moment, now);
        if (age.compareTo(CreatedAheadJobs.TOLERANCE.negated()) < 0) {
            return length(age.negated()) + " ahead of the server's clock, " + at(moment);
        }
        return (age.compareTo(ONE_SECOND) < 0 ? "just now" : length(age) + " ago") + ", " + at(moment);
    }

    /// The same; of null `at a time that is not known`.
    public static String agoOrUnknown(@Nullable Instant moment, Instant now) {
        return moment == null ? "at a time that is not known" : ago(moment, now);
    }

    /// The first few lines, and how many there are beyond.
    public static List<String> samples(List<String> lines, long all) {
        var shown = lines.stream().limit(SAMPLES).toList();
        if (all <= shown.size()) {
            return shown;
        }
        var more = new ArrayList<>(shown);
        more.add("And " + String.format(Locale.ROOT, "%,d", all - shown.size()) + " more.");
        return more;
    }
}
