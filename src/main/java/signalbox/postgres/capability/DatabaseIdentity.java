package signalbox.postgres.capability;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The identity of a database, whatever address leads to it. What a role may not see is null.
///
/// @param system the cluster's `system_identifier`; copies of its files have the same
/// @param started when the server was started, to the microsecond: hardly any two share it
/// @param address where the server took this connection; null for a UNIX socket
/// @param port 0 for a UNIX socket
/// @param oid of the database: it outlives a change of its name
/// @param seenAt by the server's clock
public record DatabaseIdentity(
        @Nullable String system,
        @Nullable Instant started,
        @Nullable String address,
        int port,
        String database,
        long oid,
        Instant seenAt) {

    /// Another database of the same server.
    public DatabaseIdentity withDatabase(String other) {
        return new DatabaseIdentity(system, started, address, port, other, 0, seenAt);
    }

    /// The same, seen at another time.
    public DatabaseIdentity seenAt(Instant time) {
        return new DatabaseIdentity(system, started, address, port, database, oid, time);
    }

    public boolean isSame(DatabaseIdentity other) {
        return isSameServer(other) && (database.equals(other.database) || (oid != 0 && oid == other.oid));
    }

    /// Whether that is proven: neither this nor being the same may be, as when a server that hides its identifier was
    /// restarted since it was seen.
    public boolean isAnother(DatabaseIdentity other) {
        return isProvenOtherServer(other) || (isSameServer(other) && !isSame(other));
    }

    private boolean isProvenOtherServer(DatabaseIdentity other) {
        return isAnotherSystem(other) || ranBeside(other) || other.ranBeside(this);
    }

    /// In doubt it is: a server that was restarted looks the same as a copy of it.
    private boolean isSameServer(DatabaseIdentity other) {
        if (isProvenOtherServer(other)) {
            return false;
        }
        return (system != null && system.equals(other.system))
                || (started != null && started.equals(other.started))
                || isSameAddress(other);
    }

    private boolean isAnotherSystem(DatabaseIdentity other) {
        return system != null && other.system != null && !system.equals(other.system);
    }

    /// Whether this server ran already, from another start, when the other was seen: then it is a copy.
    private boolean ranBeside(DatabaseIdentity other) {
        return started != null
                && other.started != null
                && !started.equals(other.started)
                && started.isBefore(other.seenAt)
                && !started.isBefore(other.started);
    }

    /// Behind a tunnel each server takes the connection on its own loopback.
    private boolean isSameAddress(DatabaseIdentity other) {
        return address != null
                && address.equals(other.address)
                && port == other.port
                && !address.startsWith("127.")
                && !address.equals("::1");
    }
}
