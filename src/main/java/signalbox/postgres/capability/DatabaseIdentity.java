package signalbox.postgres.capability;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The identity of a database, whatever address leads to it. What the role may not see is null.
///
/// @param system the cluster's `system_identifier`; copies of its files have the same one
/// @param started when the server was started, to the microsecond: two servers hardly ever have the same
/// @param address the address at which the server accepted this connection; null for a UNIX socket
/// @param port 0 for a UNIX socket
/// @param oid of the database: it stays when the name changes
/// @param seenAt by the server's clock
/// @param timeline which history of the cluster it writes: a standby that takes over begins a later one, and so does a
///     restored backup (PostgreSQL manual, 25.3.5 Timelines); null where it is not known
public record DatabaseIdentity(
        @Nullable String system,
        @Nullable Instant started,
        @Nullable String address,
        int port,
        String database,
        long oid,
        Instant seenAt,
        @Nullable Integer timeline) {

    /// The same for another database of this server.
    public DatabaseIdentity withDatabase(String other) {
        return new DatabaseIdentity(system, started, address, port, other, 0, seenAt, timeline);
    }

    /// The same, seen at another time.
    public DatabaseIdentity seenAt(Instant time) {
        return new DatabaseIdentity(system, started, address, port, database, oid, time, timeline);
    }

    /// Whether they are proven to be the same database. The cluster's identifier alone proves nothing: a clone has it
    /// too.
    public boolean isSame(DatabaseIdentity other) {
        return isProvenSameServer(other) && isSameName(other);
    }

    private boolean isSameName(DatabaseIdentity other) {
        return database.equals(other.database) || (oid != 0 && oid == other.oid);
    }

    /// Whether they are proven to be different databases. It can be that neither this nor the opposite is proven,
    /// for instance when a server that hides its identifier was restarted after it was seen.
    public boolean isAnother(DatabaseIdentity other) {
        return isProvenOtherServer(other) || (mayBeSameServer(other) && !isSameName(other));
    }

    private boolean isProvenOtherServer(DatabaseIdentity other) {
        var ranBoth = ranBeside(other) || other.ranBeside(this);
        return isAnotherSystem(other) || (ranBoth && !tookOver(other) && !other.tookOver(this));
    }

    /// Whether this may be the other one's standby, which ran beside it and took over later.
    private boolean tookOver(DatabaseIdentity other) {
        return timeline != null
                && !seenAt.isBefore(other.seenAt)
                && (other.timeline == null || timeline > other.timeline);
    }

    private boolean isProvenSameServer(DatabaseIdentity other) {
        return !isProvenOtherServer(other)
                && ((started != null && started.equals(other.started)) || isSameAddress(other));
    }

    /// A server that was restarted looks like a copy of it.
    private boolean mayBeSameServer(DatabaseIdentity other) {
        return isProvenSameServer(other)
                || (!isProvenOtherServer(other) && system != null && system.equals(other.system));
    }

    private boolean isAnotherSystem(DatabaseIdentity other) {
        return system != null && other.system != null && !system.equals(other.system);
    }

    /// Whether this server was already running, with another start, when the other one was seen: then one is a
    /// copy.
    private boolean ranBeside(DatabaseIdentity other) {
        return started != null
                && other.started != null
                && !started.equals(other.started)
                && started.isBefore(other.seenAt)
                && !started.isBefore(other.started);
    }

    /// A loopback address proves nothing: behind a tunnel each server accepts the connection at its own loopback.
    private boolean isSameAddress(DatabaseIdentity other) {
        return address != null
                && address.equals(other.address)
                && port == other.port
                && !address.startsWith("127.")
                && !address.equals("::1");
    }
}
