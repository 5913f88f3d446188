package signalbox.live.watch;

import java.util.Locale;
import signalbox.postgres.capability.Capabilities;

/// Whether each change of a job is notified on a connection, so that what is in memory stays exact.
final class ChangeNotice {
    static final String MISSED = "not every change is notified at this moment";

    private ChangeNotice() {}

    /// Why not all changes can be followed, as the rest of a sentence; empty when they can.
    static String obstacle(Capabilities capabilities) {
        var server = capabilities.server();
        if (server.standby() != null) {
            return "a hot standby does not notify of changes";
        }
        if (server.pooler() != null) {
            return "a pooler loses the notifications of changes";
        }
        if (capabilities.hidesJobs()) {
            return "row security may hide jobs from role "
                    + capabilities.rights().role() + ", and show them again, without a notification";
        }
        if (!capabilities.indexedColumns().contains("uuid")) {
            return "queue_job has no index on uuid, by which a changed job is read";
        }
        return ofTrigger(capabilities.trigger());
    }

    private static String ofTrigger(Capabilities.Trigger trigger) {
        return switch (trigger) {
            case COMPLETE, UNKNOWN -> "";
            case MISSING, INCOMPLETE, DISABLED, SILENT ->
                "the trigger queue_job_notify is " + trigger.name().toLowerCase(Locale.ROOT);
        };
    }
}
