package signalbox.ui.profiles;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.capability.Capabilities;
import signalbox.remote.HostKey;
import signalbox.remote.UnknownHostKeyException;

/// The result of "Test connection".
///
/// @param details what this connection cannot see or do
/// @param hostKey the key of an unknown SSH host; null if the host is known or SSH is not used
record ConnectionCheckReport(
        Kind kind,
        String sentence,
        List<String> details,
        @Nullable HostKey hostKey) {
    enum Kind {
        NONE,
        RUNNING,
        FINE,
        LIMITED,
        FAILED
    }

    static final ConnectionCheckReport NONE = new ConnectionCheckReport(Kind.NONE, "", List.of(), null);

    static ConnectionCheckReport running(String where) {
        return new ConnectionCheckReport(Kind.RUNNING, "Connecting to " + where + "…", List.of(), null);
    }

    static ConnectionCheckReport of(Capabilities found) {
        var limits = found.limits();
        var module = found.queueJob() == null ? "queue_job of an unknown version" : "queue_job " + found.queueJob();
        var sentence = "Connected to " + found.server().database() + " as "
                + found.rights().role() + ": PostgreSQL " + found.server().version() + ", " + module + ".";
        return new ConnectionCheckReport(limits.isEmpty() ? Kind.FINE : Kind.LIMITED, sentence, limits, null);
    }

    static ConnectionCheckReport failed(Exception cause) {
        var message = cause.getMessage();
        return new ConnectionCheckReport(
                Kind.FAILED,
                message == null ? cause.getClass().getSimpleName() : message,
                List.of(),
                UnknownHostKeyException.keyBehind(cause).orElse(null));
    }
}
