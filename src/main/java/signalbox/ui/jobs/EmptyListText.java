package signalbox.ui.jobs;

import java.time.Instant;
import signalbox.queue.filter.JobFilter;
import signalbox.text.ShownTime;

/// The text that is shown when the list has no rows. It distinguishes "not read yet" from "no jobs".
///
/// @param narrowed whether a filter left no row: then it can be removed
record EmptyListText(String sentence, String hint, boolean narrowed) {
    static final EmptyListText READING = new EmptyListText("Reading the jobs…", "", false);

    /// A search is not at its end.
    static final EmptyListText SEARCHED =
            new EmptyListText("None found so far", "How much was searched stands above the list.", true);

    /// @param at when the table was searched, by the server's clock
    static EmptyListText outdated(Instant at) {
        return new EmptyListText(
                "No job that was found matches any more",
                "Searched at " + ShownTime.full(at) + ": jobs that came later, or match only since, were not searched.",
                true);
    }

    /// @param reason why there is no connection yet
    static EmptyListText unread(String reason) {
        return new EmptyListText("Not read yet", reason, false);
    }

    static EmptyListText failed(String reason) {
        return new EmptyListText("The jobs could not be read", reason, false);
    }

    /// @param filter what was asked for
    /// @param at when the list was read, by the server's clock
    /// @param fault why it cannot be read again; empty when it can
    static EmptyListText of(JobFilter filter, Instant at, String fault) {
        var narrowed = !filter.isAll();
        var time = ShownTime.full(at);
        if (!fault.isEmpty()) {
            return new EmptyListText(
                    (narrowed ? "No job matched at " : "The queue was empty at ") + time, fault, narrowed);
        }
        return narrowed
                ? new EmptyListText(
                        "No job matches",
                        "As of " + time + ". "
                                + (filter.whereTextIsSought() + " Remove a filter to see other jobs.").strip(),
                        true)
                : new EmptyListText(
                        "The queue is empty", "As of " + time + ". Jobs show here as soon as there are any.", false);
    }
}
