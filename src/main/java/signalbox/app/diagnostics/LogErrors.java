package signalbox.app.diagnostics;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Pattern;
import signalbox.file.FileFault;

/// The last warnings and errors of Signalbox's own log: when, where, the first line of each, and the kinds and places
/// of
/// its exceptions. What an exception's message says is left out: it may quote a row.
final class LogErrors {
    private static final int MOST = 20;
    private static final int MOST_BYTES = 512 * 1024;
    private static final int LONGEST = 300;
    private static final int MOST_PLACES = 3;

    private static final Pattern ENTRY = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT\\S+ (\\w+) .*");
    private static final Pattern EXCEPTION =
            Pattern.compile("^(?:Caused by: )?((?:[a-z]\\w*\\.)+[A-Z][\\w$]*)(?::.*)?$");
    private static final Pattern PLACE = Pattern.compile("^\\s+at (signalbox\\.\\S+)$");

    private final ArrayDeque<String> found = new ArrayDeque<>();
    private boolean isWanted;
    private int places;

    private LogErrors() {}

    /// At most twenty, the oldest first. A log that cannot be read is one line that says so.
    static List<String> last(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return of(end(file));
        } catch (IOException e) {
            return List.of("The log cannot be read: " + FileFault.reading(e));
        }
    }

    static List<String> of(String text) {
        var errors = new LogErrors();
        text.lines().forEach(errors::take);
        return List.copyOf(errors.found);
    }

    private static String end(Path file) throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            var from = Math.max(0, log.length() - MOST_BYTES);
            var bytes = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void take(String line) {
        var entry = ENTRY.matcher(line);
        if (entry.matches()) {
            isWanted = entry.group(1).equals("WARN") || entry.group(1).equals("ERROR");
            places = 0;
            if (isWanted) {
                found.add(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
                if (found.size() > MOST) {
                    found.removeFirst();
                }
            }
        } else if (isWanted && !found.isEmpty()) {
            takeException(line);
        }
    }

    private void takeException(String line) {
        var kind = EXCEPTION.matcher(line);
        var place = PLACE.matcher(line);
        if (kind.matches()) {
            places = 0;
            found.add(found.removeLast() + " | " + kind.group(1));
        } else if (place.matches() && places++ < MOST_PLACES) {
            found.add(found.removeLast() + " at " + place.group(1));
        }
    }
}
