package signalbox.worker.listing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import signalbox.worker.listing.ProcessListing.Socket;

/// Reads a Linux host's TCP connections and who has them: from `ss -tnpH`, or, where that is missing, from
/// /proc/net/tcp and tcp6 and the files that processes have open. Pure.
public final class SocketTable {
    /// Prints either; a line tells which. Sockets of other users' processes have no owner in either.
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
    private static final Pattern PROC_LINE = Pattern.compile(
            "\\s*\\d+:\\s+((?:\\p{XDigit}{8}){1,4}):(\\p{XDigit}{4})\\s+\\p{XDigit}+:\\p{XDigit}{4}\\s+(\\p{XDigit}{2})"
                    + "\\s+\\S+\\s+\\S+\\s+\\S+\\s+\\d+\\s+\\d+\\s+(\\d+)\\b.*");
    private static final Pattern OPEN_FILE = Pattern.compile("@ /proc/(\\d{1,9})/fd (\\d+)");
    private static final String LISTENING = "0A";
    private static final String TIME_WAIT = "06";

    private SocketTable() {}

    /// What cannot be read is left out.
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
                .filter(java.util.regex.Matcher::matches)
                .forEach(open -> owners.put(open.group(2), Integer.parseInt(open.group(1))));
        return text.lines().flatMap(line -> procSocket(line, owners).stream()).toList();
    }

    private static Optional<Socket> procSocket(String line, Map<String, Integer> owners) {
        var match = PROC_LINE.matcher(line);
        if (!match.matches()
                || match.group(3).equals(LISTENING)
                || match.group(3).equals(TIME_WAIT)) {
            return Optional.empty();
        }
        var port = Integer.parseInt(match.group(2), 16);
        var owner = owners.getOrDefault(match.group(4), Socket.HIDDEN);
        return Optional.of(new Socket(procAddress(match.group(1)), port, owner));
    }

    /// The kernel prints each four bytes as a number of the host: on all hosts of Odoo the last byte first.
    private static InetAddress procAddress(String hex) {
        var bytes = HexFormat.of().parseHex(hex);
        for (int word = 0; word < bytes.length; word += 4) {
            swap(bytes, word, word + 3);
            swap(bytes, word + 1, word + 2);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are addresses", e);
        }
    }

    private static void swap(byte[] bytes, int one, int other) {
        var kept = bytes[one];
        bytes[one] = bytes[other];
        bytes[other] = kept;
    }

    /// An address that maps IPv4 counts as that.
    private static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
