package signalbox.remote;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import signalbox.file.TcpSocketRow;

/// Whether a connection to one of our ports on this machine comes from our own user. Any user here may connect to the
/// port, but the machine behind it trusts us.
public final class OwnUserCheck {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private OwnUserCheck() {}

    /// True for all connections if the system has no such table.
    public static boolean isAtOtherEnd(Socket accepted) throws IOException {
        if (Files.notExists(TABLES.getFirst())) {
            return true;
        }
        var user = Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
        for (var table : TABLES) {
            if (Files.exists(table) && isIn(table, accepted, user)) {
                return true;
            }
        }
        return false;
    }

    /// For a socket whose process has closed it, the table shows user 0, whatever the user was.
    private static boolean isIn(Path table, Socket accepted, String user) throws IOException {
        return TcpSocketRow.of(table).stream()
                .anyMatch(row -> row.localPort() == accepted.getPort()
                        && row.remotePort() == accepted.getLocalPort()
                        && row.user().equals(user)
                        && row.isOpen());
    }
}
