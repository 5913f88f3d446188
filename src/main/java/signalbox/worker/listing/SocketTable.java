package signalbox.worker.listing;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import signalbox.file.TcpSocketRow;
import signalbox.worker.listing.ProcessListing.Socket;

/// Reads a Linux host's TCP connections and their owners: from `ss -tnpH`, or, where that is missing, from
/// /proc/net/tcp and tcp6 and the files that processes have open. Pure.
public final class SocketTable {
    /// Prints either of the two; one line says which. Sockets of other users' processes have no owner in either.
    public static final String SCRIPT = """
            PATH=$PATH:/usr/sbin:/sbin
            if ss -tnpH >/dev/null 2>&1; then
              echo '# ss'
              ss -tnpH
            else
              echo '# proc'
              cat /proc/net/tcp /proc/net/tcp6 2>/dev/null
              for folder in /proc/[0-9]*/fd; do
                ls -l "$folder" 2>/dev/null | sed -n "s|.* -> socket:.\\([0-9]*\\).*|@ $folder \\1|p"
              done
            fi
            """;

    private static final Pattern SS_OWNER = Pattern.compile("\",pid=(\\d{1,9}),fd=");
    private static final Pattern SS_ADDRESS = Pattern.compile("\\[?([0-9a-fA-F.:]+)(?:%[^\\]:]+)?]?:(\\d{1,5})");
    private static final Pattern OPEN_FILE = Pattern.compile("@ /proc/(\\d{1,9})/fd (\\d+)");

    private SocketTable() {}

    /// Lines that cannot be read are left out.
    public static List<Socket> of(String text) {
        return text.startsWith("# ss") ? ofSs(text) : ofProc(text);
    }

    private static List<Socket> ofSs(String text) {
        var sockets = new ArrayList<Socket>();
        text.lines().skip(1).forEach(line -> {
            var words = line.strip().split("\\s+");
            var end = words.length > 4 ? SS_ADDRESS.matcher(words[3]) : SS_ADDRESS.matcher("");
            if (end.matches() && !words[0].equals("TIME-WAIT")) {
                var owner = SS_OWNER.matcher(line);
                var pid = owner.find() ? Integer.parseInt(owner.group(1)) : Socket.HIDDEN;
                address(end.group(1))
                        .ifPresent(address -> sockets.add(new Socket(address, Integer.parseInt(end.group(2)), pid)));
            }
        });
        return sockets;
    }

    private static List<Socket> ofProc(String text) {
        var owners = new HashMap<String, Integer>();
        text.lines()
                .map(OPEN_FILE::matcher)
                .filter(Matcher::matches)
                .forEach(open -> owners.put(open.group(2), Integer.parseInt(open.group(1))));
        return text.lines()
                .flatMap(line -> TcpSocketRow.of(line).stream())
                .filter(TcpSocketRow::isConnected)
                .map(row -> new Socket(
                        row.localAddress(), row.localPort(), owners.getOrDefault(row.inode(), Socket.HIDDEN)))
                .toList();
    }

    /// An address that maps IPv4 counts as the IPv4 address.
    private static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
