package signalbox.queue.stuck;

import java.util.List;
import signalbox.text.NumberText;

/// Jobs that have been enqueued or started for longer than they should.
///
/// @param jobs those that were dispatched first, at most `LateQueries.MOST`
/// @param more how many others there are
/// @param namedSessions how many sessions of this database are named `odoo-PID`, as those of Odoo usually are
public record LateJobs(List<LateJob> jobs, long more, int namedSessions) {
    public static final LateJobs NONE = new LateJobs(List.of(), 0, 0);

    public LateJobs {
        jobs = List.copyOf(jobs);
    }

    /// `12 more late jobs were not checked.`
    public static String notChecked(long more) {
        return NumberText.of(more, "more late job was", "more late jobs were") + " not checked.";
    }
}
