package signalbox.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.StoredState;
import signalbox.text.DurationText;
import signalbox.text.ListText;
import signalbox.text.UtcTime;

/// How findings put figures into words.
public final class FindingWords {
    /// People would not read more samples than this.
    public static final int SAMPLES = 5;

    /// What to do where the times of rows lie ahead of the server's clock.
    public static final String COMPARE_CLOCKS =
            "Compare the clocks of Odoo's hosts with the server's, and their time zones: queue_job's times are UTC.";

    /// How jobs that wait for each other get free: they cannot be cancelled or requeued while they wait.
    public static final String END_OF_RING = "Set one of them done: that releases the jobs that wait for it.";

    private FindingWords() {}

    /// What releases a job that waits although its parents are done. queue_job releases the jobs that a parent names as
    /// its dependants, each time that it is set done.
    ///
    /// @param job the job in a sentence: its uuid, or `it`
    public static String releasedBy(String parent, String job) {
        return "Set " + parent + " done again: that releases " + job + " (signalbox done " + parent + ").";
    }

    /// What ends the waiting of such a job if none of its parents names it. Odoo neither requeues nor cancels a job
    /// while it waits.
    ///
    /// @param job the job in a sentence: its uuid, or `it`
    public static String releasedByNone(String uuid, String job) {
        return "No parent that is left names " + job + " as a dependant. Set it done (signalbox done " + uuid
                + "), and if it is to run, requeue it then (signalbox requeue " + uuid + ").";
    }

    /// Of the job that another one waits for: `which failed`, `which itself waits`, `which is started`.
    public static String whichIs(StoredState stored) {
        return switch (stored.state()) {
            case FAILED -> "which failed";
            case CANCELLED -> "which was cancelled";
            case WAIT_DEPENDENCIES -> "which itself waits";
            case PENDING, ENQUEUED, STARTED, DONE, OTHER -> "which is " + stored.label();
        };
    }

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
        more.add(ListText.moreSentence(all - shown.size()));
        return more;
    }
}
