package signalbox.ui.audit;

import java.util.function.LongSupplier;
import signalbox.app.session.Session;
import signalbox.audit.reading.AuditReader;

/// Where the Audit screen reads.
///
/// @param reader blocks: only in the background
/// @param written how many lines this process has written; does not block
/// @param profile the name of the open profile
record AuditSource(AuditReader reader, LongSupplier written, String profile) {
    static AuditSource of(Session session) {
        var log = session.audit();
        return new AuditSource(
                new AuditReader(log.file()), log::written, session.profile().name());
    }
}
