package signalbox.ui.profiles;

import java.util.List;
import signalbox.postgres.Capabilities;

/// What came of "Test connection".
///
/// @param details what this connection cannot see or do
record TrialReport(Kind kind, String sentence, List<String> details) {
    enum Kind {
        NONE,
        RUNNING,
        FINE,
        LIMITED,
        FAILED
    }

    static final TrialReport NONE = new TrialReport(Kind.NONE, "", List.of());

    static TrialReport running(String where) {
        return new TrialReport(Kind.RUNNING, "Connecting to " + where + "…", List.of());
    }

    static TrialReport of(Capabilities found) {
        var limits = found.limits();
        var module = found.queueJob() == null ? "queue_job of an unknown version" : "queue_job " + found.queueJob();
        var sentence = "Connected to " + found.server().database() + " as "
                + found.rights().role() + ": PostgreSQL " + found.server().version() + ", " + module + ".";
        return new TrialReport(limits.isEmpty() ? Kind.FINE : Kind.LIMITED, sentence, limits);
    }

    static TrialReport failed(Exception cause) {
        var message = cause.getMessage();
        return new TrialReport(Kind.FAILED, message == null ? cause.getClass().getSimpleName() : message, List.of());
    }
}
