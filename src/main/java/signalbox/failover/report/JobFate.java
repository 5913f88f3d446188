package signalbox.failover.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What happened to a job that was enqueued or started when the leader was taken out.
public enum JobFate {
    DONE("done"),
    FAILED("failed"),
    CANCELLED("cancelled"),
    /// A worker began it, and it was not over at the end of the drill.
    RUNNING("still running"),
    /// Still enqueued as the old leader left it: no worker began it, and no runner asked again.
    ORPHANED("left enqueued"),
    /// A runner enqueued it again, and no worker has begun it yet.
    ENQUEUED_AGAIN("enqueued again"),
    /// It is pending again, or waits for other jobs again.
    PUT_BACK("back to pending"),
    /// Workers began it more than once.
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
