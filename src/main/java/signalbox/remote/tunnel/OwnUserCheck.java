package signalbox.remote.tunnel;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whether a connection to a port of ours on this machine comes from our own user. Any user here may connect
/// to the port, but behind it another machine trusts us.
final class OwnUserCheck {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int USER = 7;
    private static final int INODE = 9;

    private OwnUserCheck() {}

    /// Where the system has no such table, everybody is.
    static boolean isAtOtherEnd(Socket accepted) throws IOException {
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

    private static boolean isIn(Path table, Socket accepted, String user) throws IOException {
        var local = port(accepted.getPort());
        var remote = port(accepted.getLocalPort());
        try (var rows = Files.lines(table)) {
            return rows.map(row -> row.strip().split("\\s+"))
                    .anyMatch(row -> row.length > INODE
                            && row[LOCAL].endsWith(local)
                            && row[REMOTE].endsWith(remote)
                            && isHeldBy(row, user));
        }
    }

    /// A socket that its process has left behind has no inode, and user 0 whoever it was.
    private static boolean isHeldBy(String[] row, String user) {
        return row[USER].equals(user) && !row[INODE].equals("0");
    }

    private static String port(int port) {
        return ":%04X".formatted(port);
    }
}
