package signalbox.postgres.connection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.libpq.FurtherParameters;
import signalbox.postgres.libpq.LibpqEnvironment;
import signalbox.postgres.libpq.ServerAddress;
import signalbox.text.HostPort;

/// Where a database is and as which role to connect. Where a password comes from that is not among them:
/// `PasswordSearch`. `service` names a section of `pg_service.conf` for the password and for what else is missing.
///
/// @param host its name where the connection starts, or the folder of a UNIX socket; of several servers the first
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
        @Nullable ConnectionRequirement requirement,
        FurtherParameters further) {

    public static final int DEFAULT_PORT = ServerAddress.USUAL_PORT;

    public ConnectionSpec {
        if (host.isBlank() || database.isEmpty() || user.isEmpty()) {
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
        this(host, port, database, user, sslMode, password, service, tunnel, null, FurtherParameters.NONE);
    }

    public static ConnectionSpec of(String host, int port, String database, String user) {
        return new ConnectionSpec(host, port, database, user, SslMode.defaultFor(host), null, null, null);
    }

    /// Reads a connection string as libpq does, with the variables of this process.
    ///
    /// @throws IllegalArgumentException with a sentence that says which part is wrong; it holds no password
    public static ConnectionSpec parse(String text) {
        return ConnectionUrl.parse(text).spec();
    }

    /// Reads what `url` wrote: no variable changes it.
    public static ConnectionSpec parseOwn(String url) {
        return ConnectionUrl.parse(url, LibpqEnvironment.none()).spec();
    }

    /// All servers that it may lead to.
    public List<ServerAddress> servers() {
        return further.servers().isEmpty() ? List.of(new ServerAddress(host, null, port)) : further.servers();
    }

    /// The same connection to this one of its servers.
    ConnectionSpec at(ServerAddress server) {
        return new ConnectionSpec(
                server.host(),
                server.port(),
                database,
                user,
                sslMode,
                password,
                service,
                tunnel,
                requirement,
                further.withoutServers());
    }

    /// Whether the host is the folder of a UNIX socket.
    boolean isSocket() {
        return ServerAddress.isSocket(host);
    }

    /// Where it leads, for people: `HOST:PORT`, the file of a socket, or several of them.
    public String address() {
        return servers().stream().map(ServerAddress::label).collect(Collectors.joining(", "));
    }

    public ConnectionSpec withPassword(Password typed) {
        return new ConnectionSpec(host, port, database, user, sslMode, typed, service, tunnel, requirement, further);
    }

    public ConnectionSpec withDatabase(String other) {
        return new ConnectionSpec(host, port, other, user, sslMode, password, service, tunnel, requirement, further);
    }

    public ConnectionSpec withUser(String other) {
        return new ConnectionSpec(
                host, port, database, other, sslMode, password, service, tunnel, requirement, further);
    }

    public ConnectionSpec by(TunnelRoute other) {
        return new ConnectionSpec(host, port, database, user, sslMode, password, service, other, requirement, further);
    }

    /// The same with these further parameters.
    public ConnectionSpec with(FurtherParameters other) {
        return new ConnectionSpec(host, port, database, user, sslMode, password, service, tunnel, requirement, other);
    }

    /// The same, and each connection must fulfil this.
    public ConnectionSpec requiring(ConnectionRequirement wanted) {
        return new ConnectionSpec(host, port, database, user, sslMode, password, service, tunnel, wanted, further);
    }

    /// `USER @ HOST:PORT / DATABASE`, for messages.
    public String label() {
        return user + " @ " + address() + "/" + database;
    }

    /// A URL that `parse` reads, without the password; of several servers the first.
    public String url() {
        var end = "sslmode=" + sslMode.libpq();
        if (isSocket()) {
            return "postgres://" + encoded(user) + "@/" + encoded(database) + "?host=" + encoded(host) + "&port=" + port
                    + "&" + end;
        }
        return "postgres://" + encoded(user) + "@" + HostPort.label(host, port) + "/" + encoded(database) + "?" + end;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
