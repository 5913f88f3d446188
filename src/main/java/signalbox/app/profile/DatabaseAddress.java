package signalbox.app.profile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.capability.DatabaseIdentity;
import signalbox.postgres.connection.ConnectionSpec;

/// Where a database is, as the profile or URL writes it.
///
/// @param by the SSH host from which `host` is seen; null: from this machine
/// @param host null: not known, so every host matches
record DatabaseAddress(@Nullable String by, @Nullable String host, int port, String database) {
    static DatabaseAddress of(Profile profile) {
        return new DatabaseAddress(
                by(profile), profile.isOnSeveralServers() ? null : profile.host(), profile.port(), profile.database());
    }

    static DatabaseAddress of(Destination destination) {
        var spec = destination.spec();
        return new DatabaseAddress(by(destination.profile()), host(spec), spec.port(), spec.database());
    }

    /// An address that is reached directly from this machine.
    static DatabaseAddress of(ConnectionSpec spec) {
        return new DatabaseAddress(null, host(spec), spec.port(), spec.database());
    }

    /// Of several servers it is not known which one it leads to.
    private static @Nullable String host(ConnectionSpec spec) {
        var servers = spec.servers();
        var first = servers.getFirst();
        return servers.size() > 1 ? null : first.address() == null ? first.host() : first.address();
    }

    private static @Nullable String by(Profile profile) {
        var ssh = profile.ssh();
        return ssh == null || ssh.directDatabase() ? null : ssh.spec().label();
    }

    DatabaseAddress withDatabase(String other) {
        return new DatabaseAddress(by, host, port, other);
    }

    /// The server's name for the database, as soon as that is known: a pooler may use another one.
    ///
    /// @param here the identity of the database; null while it has not been read
    String name(@Nullable DatabaseIdentity here) {
        return here == null ? database : here.database();
    }

    /// Whether both addresses mean the same database. It may look up names that differ, which can take some time.
    boolean isSame(DatabaseAddress other) {
        return database.equals(other.database)
                && (host == null || other.host == null || isSameServer(host, other, other.host));
    }

    private boolean isSameServer(String mine, DatabaseAddress other, String its) {
        return port == other.port
                && Objects.equals(by, other.by)
                && (by == null ? HostName.isSame(mine, its) : HostName.isSameElsewhere(mine, its));
    }
}
