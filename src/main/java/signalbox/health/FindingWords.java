package signalbox.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.queue.CreatedAheadJobs;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.UtcTime;

/// How findings put figures into words.
public final class FindingWords {
    /// People would not read more samples than this.
    public static final int SAMPLES = 5;

    private FindingWords() {}

    /// `12:00:00 UTC, 1 m 30 s ago`, with the date if it is another day. `15:00:00 UTC, 3 h ahead of the server's
    /// clock` for a time from another clock.
    public static String since(Instant moment, Instant now) {
        return isAhead(moment, now)
                ? UtcTime.brief(moment, now) + ", " + DurationText.inSentence(Duration.between(now, moment))
                        + " ahead of the server's clock"
                : UtcTime.since(moment, now);
    }

    /// `at 12:00:00 UTC, 1 m 30 s ago`
    public static String at(Instant moment, Instant now) {
        return "at " + since(moment, now);
    }

    /// The same; `at an unknown time` for null.
    public static String atOrUnknown(@Nullable Instant moment, Instant now) {
        return moment == null ? "at an unknown time" : at(moment, now);
    }

    /// `since 12:00:00 UTC, 1 m 30 s ago`; `since an unknown time` for null.
    public static String sinceOrUnknown(@Nullable Instant moment, Instant now) {
        return "since " + (moment == null ? "an unknown time" : since(moment, now));
    }

    private static boolean isAhead(Instant moment, Instant now) {
        return Duration.between(moment, now).compareTo(CreatedAheadJobs.TOLERANCE.negated()) < 0;
    }

    /// The first few lines, and how many others there are.
    public static List<String> samples(List<String> lines, long all) {
        var shown = lines.stream().limit(SAMPLES).toList();
        if (all <= shown.size()) {
            return shown;
        }
        var more = new ArrayList<>(shown);
        more.add("And " + NumberText.count(all - shown.size()) + " more.");
        return more;
    }
}
