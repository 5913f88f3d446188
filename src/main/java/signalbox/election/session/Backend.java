package signalbox.election.session;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import signalbox.election.RunnerConnection;

/// One session of the server, and where its client is.
///
/// @param age how long ago it began; null when this role may not see that, or when it was not asked for
public record Backend(
        int pid,
        String applicationName,
        Client client,
        @Nullable Duration age) {
    public Backend(int pid, String applicationName, Client client) {
        this(pid, applicationName, client, null);
    }

    public sealed interface Client {
        record Tcp(InetAddress address, int port) implements Client {}

        record UnixSocket() implements Client {}

        /// This role may not see where the client is.
        record Hidden() implements Client {}

        /// From the columns of `pg_stat_activity`: both are NULL when hidden, the port is -1 for a UNIX socket.
        static Client of(@Nullable String address, @Nullable Integer port) {
            if (port == null) {
                return new Hidden();
            }
            return address == null ? new UnixSocket() : new Tcp(InetAddress.ofLiteral(address), port);
        }
    }

    public static Backend of(RunnerConnection runner) {
        return new Backend(runner.pid(), runner.applicationName(), client(runner));
    }

    private static Client client(RunnerConnection runner) {
        var client = runner.client();
        if (client == null) {
            return runner.isHidden() ? new Client.Hidden() : new Client.UnixSocket();
        }
        var colon = client.lastIndexOf(':');
        return Client.of(client.substring(0, colon), Integer.valueOf(client.substring(colon + 1)));
    }
}
