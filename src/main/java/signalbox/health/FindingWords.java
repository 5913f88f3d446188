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

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private FindingWords() {}

    /// `2026-06-01 12:00:00 UTC`.
    public static String at(Instant moment) {
        return UtcTime.full(moment);
    }

    /// `12:00:00 UTC, 1 m 30 s ago`, with the date if it is another day. For a time from another clock, the text of
    /// `ago`.
    public static String since(Instant moment, Instant now) {
        return isAhead(moment, now) ? ago(moment, now) : UtcTime.since(moment, now);
    }

    /// `90 s ago, 12:00:00 UTC`; `just now, …` below a second, because columns hold whole seconds; `3 h ahead of
    /// the server's clock, …` for a time from another clock.
    public static String ago(Instant moment, Instant now) {
        var age = Duration.between(moment, now);
        var length = isAhead(moment, now)
                ? DurationText.inSentence(age.negated()) + " ahead of the server's clock"
                : age.compareTo(ONE_SECOND) < 0 ? "just now" : DurationText.inSentence(age) + " ago";
        return length + ", " + UtcTime.brief(moment, now);
    }

    private static boolean isAhead(Instant moment, Instant now) {
        return Duration.between(moment, now).compareTo(CreatedAheadJobs.TOLERANCE.negated()) < 0;
    }

    /// The same; `at an unknown time` for null.
    public static String agoOrUnknown(@Nullable Instant moment, Instant now) {
        return moment == null ? "at an unknown time" : ago(moment, now);
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
