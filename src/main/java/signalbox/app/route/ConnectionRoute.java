package signalbox.app.route;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.postgres.capability.SameDatabase;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.postgres.connection.RefusedLogins;
import signalbox.postgres.connection.TunnelRoute;
import signalbox.postgres.libpq.ServerAddress;
import signalbox.remote.HostKey;
import signalbox.remote.KnownHosts;
import signalbox.remote.RemoteException;
import signalbox.remote.SshFiles;
import signalbox.remote.SshHost;
import signalbox.remote.tunnel.Tunnel;
import signalbox.remote.tunnel.TunnelTarget;
import signalbox.remote.tunnel.TunnelTransport;
import signalbox.worker.LocalProcesses;
import signalbox.worker.ProcessSource;
import signalbox.worker.RemoteProcesses;

/// Connects to a profile's database and to the host of its Odoo: directly, or by SSH. It connects only when needed,
/// and again when a connection was lost. All its connections to the database lead to the same one.
public final class ConnectionRoute implements AutoCloseable {
    private final Destination destination;
    private final @Nullable SshHost host;
    private final @Nullable Tunnel tunnel;

    private ConnectionRoute(Destination destination, @Nullable SshHost host, @Nullable Tunnel tunnel) {
        this.destination = staying(destination);
        this.host = host;
        this.tunnel = tunnel;
    }

    /// A person wants to connect: a login that was refused before may be tried again.
    ///
    /// @throws signalbox.remote.RemoteException when this machine has no free port for a tunnel
    public static ConnectionRoute of(Destination destination, AppFolders folders) {
        RefusedLogins.forget(destination.spec());
        return of(destination, SshFiles.ofUser(folders.knownHostsFile()));
    }

    public static ConnectionRoute of(Destination destination, SshFiles files) {
        var ssh = destination.profile().ssh();
        if (ssh == null) {
            return direct(destination);
        }
        var host = new SshHost(ssh.spec(), files);
        if (ssh.directDatabase()) {
            return new ConnectionRoute(destination, host, null);
        }
        var tunnel = Tunnel.open(host, target(destination.spec()));
        var route = new ByTunnel(host, tunnel);
        var spec = destination.spec().by(route);
        return new ConnectionRoute(destination.by(spec), host, tunnel);
    }

    private static Destination staying(Destination destination) {
        var spec = destination.spec();
        return spec.requirement() == null ? destination.by(spec.requiring(new SameDatabase())) : destination;
    }

    public static ConnectionRoute direct(Destination destination) {
        return new ConnectionRoute(destination, null, null);
    }

    private static TunnelTarget target(ConnectionSpec spec) {
        return spec.host().startsWith("/")
                ? new TunnelTarget.UnixSocket(ServerAddress.socketFile(spec.host(), spec.port()))
                : new TunnelTarget.Tcp(spec.host(), spec.port());
    }

    private record ByTunnel(SshHost host, Tunnel tunnel) implements TunnelRoute {
        @Override
        public int port() {
            return tunnel.port();
        }

        @Override
        public Optional<PostgresException> failure() {
            return tunnel.failure().map(ByTunnel::explained);
        }

        private static PostgresException explained(RemoteException failure) {
            var kind = switch (failure.kind()) {
                case UNREACHABLE, TIMED_OUT, CONNECTION_LOST, CHANNEL_CLOSED, NO_WAY -> Kind.UNREACHABLE;
                case UNKNOWN_HOST,
                        UNKNOWN_HOST_KEY,
                        CHANGED_HOST_KEY,
                        NOT_LET_IN,
                        NO_SESSION,
                        FILES,
                        COMMAND,
                        NO_SUCH_FILE,
                        FILE_FORBIDDEN,
                        FILE_TOO_LARGE -> Kind.TUNNEL;
            };
            return new PostgresException(kind, String.valueOf(failure.getMessage()), failure);
        }

        @Override
        public String label() {
            return "SSH " + host.label()
                    + tunnel.transport()
                            .map(TunnelTransport::label)
                            .map(how -> ", " + how)
                            .orElse("");
        }
    }

    /// Remembers the key of an SSH host that an operator has accepted.
    public static void accept(HostKey key, AppFolders folders) {
        new KnownHosts(SshFiles.ofUser(folders.knownHostsFile())).accept(key);
    }

    public Destination destination() {
        return destination;
    }

    /// The host that is reached by SSH; empty when it is this machine.
    public Optional<SshHost> host() {
        return Optional.ofNullable(host);
    }

    /// Where Odoo's processes are listed.
    public ProcessSource processes(InstantSource clock) {
        return host == null ? new LocalProcesses(clock) : new RemoteProcesses(host);
    }

    @Override
    public void close() {
        if (tunnel != null) {
            tunnel.close();
        }
        if (host != null) {
            host.close();
        }
    }
}
