package signalbox.runner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.text.NumberText;
import signalbox.text.TimeOrder;
import signalbox.text.UtcTime;

/// Jobs that were enqueued a while ago and that no worker started: the runner that enqueued them died before the
/// request. Reported if the database cannot show whether a job is dead or waiting: releases before 2025.
///
/// @param count at most 1,000 are counted in a database
/// @param held how many of them are in paused channels: the runner does not ask for those
/// @param oldest when the oldest was enqueued; null when there is none
public record NotBegunJobs(int count, int held, @Nullable Instant oldest) {
    /// No more than this are counted in a database.
    static final int MOST = 1_000;

    public static final NotBegunJobs NONE = new NotBegunJobs(0, 0, null);

    /// Whether there are some now and there were none before.
    public boolean appearedSince(NotBegunJobs before) {
        return count > 0 && before.count == 0;
    }

    NotBegunJobs plus(NotBegunJobs other) {
        return new NotBegunJobs(count + other.count, held + other.held, TimeOrder.earlierKnown(oldest, other.oldest));
    }

    /// A sentence for people.
    public String sentence(Instant now) {
        return (count >= MOST ? "At least " : "") + NumberText.of(count, "enqueued job is", "enqueued jobs are")
                + " not begun"
                + (oldest == null ? "" : ", the oldest was enqueued at " + UtcTime.since(oldest, now))
                + ". " + asking() + " It requeues no job.";
    }

    private String asking() {
        if (held == 0) {
            return "The runner asks again for each of them once a minute when slots are free.";
        }
        if (held == count) {
            return count == 1
                    ? "The runner does not ask for it: it is in a paused channel."
                    : "The runner asks for none of them: they are in paused channels.";
        }
        return "The runner asks again for " + NumberText.count(count - held)
                + " of them, for each once a minute when slots are free. It does not ask for the other"
                + (held == 1
                        ? " one, which is in a paused channel."
                        : " " + NumberText.count(held) + ", which are in paused channels.");
    }
}
