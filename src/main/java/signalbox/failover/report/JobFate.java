package signalbox.failover.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What happened to a job that was enqueued or started when the leader was taken out.
public enum JobFate {
    DONE("done"),
    FAILED("failed"),
    CANCELLED("cancelled"),
    /// Begun with, and not over when the drill was.
    RUNNING("still running"),
    /// Still enqueued as the old leader left it: no worker began with it, and nobody asked again.
    ORPHANED("left enqueued"),
    /// Enqueued again by somebody, and not begun with yet.
    ENQUEUED_AGAIN("enqueued again"),
    /// Waits for its turn once more.
    PUT_BACK("back to pending"),
    /// A worker began with it more than once.
    STARTED_AGAIN("started again"),
    /// Its row no longer exists.
    GONE("deleted"),
    /// In a state that queue_job does not know.
    OTHER("in another state");

    private final String words;

    JobFate(String words) {
        this.words = words;
    }

    public String label() {
        return words;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
