package signalbox.file;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A row of Linux's /proc/net/tcp and tcp6: one TCP socket (proc(5)).
///
/// @param state the kernel's code for it, two hexadecimal digits
/// @param user the id of the user who opened it; 0 after its process has closed it
/// @param inode its number in /proc/PID/fd; 0 after its process has closed it
public record TcpSocketRow(String localHex, int localPort, int remotePort, String state, String user, String inode) {
    private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+((?:\\p{XDigit}{8}){1,4}):(\\p{XDigit}{4})"
            + "\\s+\\p{XDigit}+:(\\p{XDigit}{4})\\s+(\\p{XDigit}{2})\\s+\\S+\\s+\\S+\\s+\\S+\\s+(\\d+)\\s+\\d+\\s+(\\d+)"
            + "\\b.*");
    private static final String LISTENING = "0A";
    private static final String TIME_WAIT = "06";

    /// Empty for the heading of the table, and for lines that are not a row.
    public static Optional<TcpSocketRow> of(String line) {
        var row = ROW.matcher(line);
        return row.matches()
                ? Optional.of(new TcpSocketRow(
                        row.group(1),
                        Integer.parseInt(row.group(2), 16),
                        Integer.parseInt(row.group(3), 16),
                        row.group(4),
                        row.group(5),
                        row.group(6)))
                : Optional.empty();
    }

    /// All rows of a table of this machine.
    public static List<TcpSocketRow> of(Path table) throws IOException {
        try (var lines = Files.lines(table)) {
            return lines.flatMap(line -> of(line).stream()).toList();
        }
    }

    /// Whether it is a connection: not a socket that listens, and not one in TIME_WAIT.
    public boolean isConnected() {
        return !state.equals(LISTENING) && !state.equals(TIME_WAIT);
    }

    /// Whether a process still has it open.
    public boolean isOpen() {
        return !inode.equals("0");
    }

    /// The kernel prints each four bytes as one number in the byte order of the host: on all hosts of Odoo the last
    /// byte comes first.
    public InetAddress localAddress() {
        var bytes = HexFormat.of().parseHex(localHex);
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
}
