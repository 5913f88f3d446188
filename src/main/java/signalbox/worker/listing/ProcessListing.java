package signalbox.worker.listing;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The processes of one host at one moment, and its TCP connections if the source shows them.
///
/// @param takenAt by the host's clock
/// @param source where it comes from: `this machine`, a file's name
/// @param remarks what reading it found, in sentences: lines that are no processes, times that are not exact
public record ProcessListing(
        Instant takenAt, String source, List<HostProcess> processes, List<Socket> sockets, List<String> remarks) {
    /// This host's end of a TCP connection.
    ///
    /// @param owner the process; 0 when hidden
    public record Socket(InetAddress address, int port, int owner) {
        public static final int HIDDEN = 0;
    }

    public ProcessListing {
        processes = List.copyOf(processes);
        sockets = List.copyOf(sockets);
        remarks = List.copyOf(remarks);
    }

    public ProcessListing(Instant takenAt, String source, List<HostProcess> processes, List<Socket> sockets) {
        this(takenAt, source, processes, sockets, List.of());
    }

    public ProcessListing withSockets(List<Socket> seen) {
        return new ProcessListing(takenAt, source, processes, seen, remarks);
    }

    public Optional<HostProcess> process(int pid) {
        return processes.stream().filter(process -> process.pid() == pid).findFirst();
    }

    /// Which processes own this end of a connection. There are several where one port leads to several servers.
    public Set<Integer> owners(InetAddress address, int port) {
        return sockets.stream()
                .filter(socket -> socket.port() == port && socket.address().equals(address))
                .map(Socket::owner)
                .collect(Collectors.toSet());
    }

    public boolean hasAddress(InetAddress address) {
        return sockets.stream().anyMatch(socket -> socket.address().equals(address));
    }
}
