package signalbox.postgres.connection;

import org.jspecify.annotations.Nullable;
import signalbox.text.HostPort;

/// Where a database is and as which role to connect. Without a password, the driver looks in `~/.pgpass` (or
/// `PGPASSFILE`), and then Signalbox uses `PGPASSWORD`. `service` names a section of `pg_service.conf` that holds the
/// password.
///
/// @param host its name where the connection starts; with a tunnel it may also be the folder of a UNIX socket
/// @param tunnel the tunnel to it; null: a direct connection
/// @param requirement what each connection must fulfil; null: nothing
public record ConnectionSpec(
        String host,
        int port,
        String database,
        String user,
        SslMode sslMode,
        @Nullable Password password,
        @Nullable String service,
        @Nullable TunnelRoute tunnel,
        @Nullable ConnectionRequirement requirement) {

    public static final int DEFAULT_PORT = 5432;

    public ConnectionSpec {
        if (host.isBlank() || database.isBlank() || user.isBlank()) {
            throw new IllegalArgumentException("A connection needs a host, a database and a user");
        }
        HostPort.checkPort(port);
    }

    /// Without a requirement.
    public ConnectionSpec(
            String host,
            int port,
            String database,
            String user,
            SslMode sslMode,
            @Nullable Password password,
            @Nullable String service,
            @Nullable TunnelRoute tunnel) {
        this(host, port, database, user, sslMode, password, service, tunnel, null);
    }

    public static ConnectionSpec of(String host, int port, String database, String user) {
        return new ConnectionSpec(host, port, database, user, SslMode.defaultFor(host), null, null, null);
    }

    /// Reads `postgres://USER[:PASSWORD]@HOST[:PORT]/DB[?sslmode=…&service=…]` (also `postgresql://`).
    ///
    /// @throws IllegalArgumentException with a sentence that says which part is wrong; it holds no password
    public static ConnectionSpec parse(String url) {
        return ConnectionUrl.parse(url).spec();
    }

    /// Whether the host is the folder of a UNIX socket.
    boolean isSocket() {
        return host.startsWith("/");
    }

    public ConnectionSpec withPassword(Password typed) {
        return new ConnectionSpec(host, port, database, user, sslMode, typed, service, tunnel, requirement);
    }

    public ConnectionSpec withDatabase(String other) {
        return new ConnectionSpec(host, port, other, user, sslMode, password, service, tunnel, requirement);
    }

    public ConnectionSpec withUser(String other) {
        return new ConnectionSpec(host, port, database, other, sslMode, password, service, tunnel, requirement);
    }

    public ConnectionSpec by(TunnelRoute other) {
        return new ConnectionSpec(host, port, database, user, sslMode, password, service, other, requirement);
    }

    /// The same, and each connection must fulfil this.
    public ConnectionSpec requiring(ConnectionRequirement wanted) {
        return new ConnectionSpec(host, port, database, user, sslMode, password, service, tunnel, wanted);
    }

    /// `USER @ HOST:PORT / DATABASE`, for messages.
    public String label() {
        return user + " @ " + host + ":" + port + "/" + database;
    }

    /// The URL that `parse` reads, without the password.
    public String url() {
        var end = "sslmode=" + sslMode.libpq();
        if (isSocket()) {
            return "postgres://" + user + "@/" + database + "?host=" + host + "&port=" + port + "&" + end;
        }
        return "postgres://" + user + "@" + HostPort.label(host, port) + "/" + database + "?" + end;
    }
}
