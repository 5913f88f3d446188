package signalbox.runner.askagain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.audit.Action;
import signalbox.queue.JobState;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.text.NumberText;

/// Repeats the request to run jobs that are enqueued and that no worker has begun. It changes no row. It does no harm
/// if a first request is still on its way: a worker begins a job only while it is enqueued, with its row locked.
///
/// @param source how it is known that Odoo answers there: a clause
public record AskAgain(List<String> uuids, RunjobEndpoint target, String source) implements Action {
    /// More at once would take Odoo's workers from its users.
    public static final int MOST_JOBS = 200;

    public AskAgain {
        uuids = uuids.stream().distinct().toList();
        if (uuids.isEmpty() || uuids.size() > MOST_JOBS) {
            throw new IllegalArgumentException("Between 1 and " + NumberText.count(MOST_JOBS)
                    + " jobs can be asked for at a time, not " + NumberText.count(uuids.size()));
        }
    }

    /// Whether a job with these values may be asked for. The statements that choose jobs use the same rule.
    public static boolean suits(JobState state, @Nullable Instant enqueued, @Nullable Instant started) {
        return state == JobState.ENQUEUED && (started == null || (enqueued != null && started.isBefore(enqueued)));
    }

    @Override
    public String name() {
        return "ask-again";
    }

    @Override
    public int size() {
        return uuids.size();
    }

    /// `Requests go to http://localhost:8069, by [queue_job] of odoo.conf.`
    public String aim() {
        return "Requests go to " + target.label() + ", by " + source + ".";
    }
}
