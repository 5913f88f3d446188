package signalbox.queue.action;

import signalbox.audit.RefusedException;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;

/// Checks whether the role may change the queue, in the transaction that is to change it.
public final class QueueRights {
    private QueueRights() {}

    /// @return what the database offers at this moment
    /// @throws RefusedException when the role may not change the queue
    public static Capabilities toWrite(Sql sql, ConnectionSpec spec) {
        var capabilities = CapabilityQueries.read(sql);
        if (!capabilities.rights().writesQueue()) {
            throw new RefusedException("Role " + spec.user()
                    + " may not change queue_job: nothing was changed. Connect as Odoo's own role.");
        }
        return capabilities;
    }
}
