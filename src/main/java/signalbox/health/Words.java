package signalbox.health;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How findings put figures into words.
final class Words {
    /// More samples than these would not be read.
    static final int SAMPLES = 5;

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private Words() {}

    /// `1 job`, `12,000 jobs`.
    static String counted(long n, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
    }

    /// `90 s`, `5 min`, `3 h`, `4 days`.
    static String length(Duration duration) {
        if (duration.compareTo(TWO_MINUTES) < 0) {
            return duration.toSeconds() + " s";
        }
        if (duration.compareTo(TWO_HOURS) < 0) {
            return duration.toMinutes() + " min";
        }
        return duration.compareTo(TWO_DAYS) < 0 ? duration.toHours() + " h" : duration.toDays() + " days";
    }

    /// To the second, UTC.
    static String at(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// `90 s ago, 2026-06-01T12:00:00Z`.
    static String ago(Instant moment, Instant now) {
        return length(Duration.between(moment, now)) + " ago, " + at(moment);
    }

    /// The first few lines, and how many there are beyond.
    static List<String> samples(List<String> lines, long all) {
        var shown = lines.stream().limit(SAMPLES).toList();
        if (all <= shown.size()) {
            return shown;
        }
        var more = new ArrayList<>(shown);
        more.add("And " + String.format(Locale.ROOT, "%,d", all - shown.size()) + " more.");
        return more;
    }
}
