package signalbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import signalbox.file.TcpSocketRow;

/// Finds in Linux's /proc whether a process has a TCP socket open on a local port.
final class SocketOwner {
    private SocketOwner() {}

    static boolean owns(long pid, int localPort) {
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> inodes(Path.of("/proc", Long.toString(pid), "net", table), localPort).stream())
                .anyMatch(inode -> holds(pid, inode));
    }

    /// Several connections may share a local port, and one in TIME_WAIT belongs to no process.
    private static List<String> inodes(Path table, int port) {
        try {
            return TcpSocketRow.of(table).stream()
                    .filter(row -> row.localPort() == port && row.isOpen())
                    .map(TcpSocketRow::inode)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean holds(long pid, String inode) {
        try (var open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return open.anyMatch(file -> leadsTo(file, "socket:[" + inode + "]"));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean leadsTo(Path link, String target) {
        try {
            return Files.readSymbolicLink(link).toString().equals(target);
        } catch (IOException e) {
            return false;
        }
    }
}
