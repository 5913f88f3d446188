package signalbox.worker.listing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what `ps -ww -eo pid,ppid,user:8,lstart,etimes,args` prints. It prints local times without a time zone, so the
/// caller must give the zone.
public final class PsOutput {
    public static final String COMMAND = "ps -ww -eo pid,ppid,user:8,lstart,etimes,args";

    public static final int MOST_BYTES = 8 << 20;

    private static final List<String> COLUMNS = List.of("PID", "PPID", "USER", "STARTED", "ELAPSED");
    private static final Set<String> LAST_COLUMN = Set.of("COMMAND", "CMD", "ARGS");
    private static final Pattern LINE = Pattern.compile(
            "\\s*(\\d{1,9})\\s+(\\d{1,9})\\s+(\\S+)\\s+(\\w{3}\\s+\\w{3}\\s+\\d{1,2} [\\d:]{8} \\d{4})\\s+(\\d{1,10})(?: (.*))?");
    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);
    private static final int SHOWN = 80;

    private final String source;
    private final ZoneId zone;
    private final List<HostProcess> processes = new ArrayList<>();
    private Instant takenAt = Instant.EPOCH;

    private PsOutput(String source, ZoneId zone) {
        this.source = source;
        this.zone = zone;
    }

    /// @param source a name for it: that of the file
    /// @param zone that of the host
    /// @throws IllegalArgumentException when a line is not as `ps` prints it (the message names the line), or when
    ///     there is too much
    public static ProcessListing read(InputStream from, String source, ZoneId zone) throws IOException {
        var bytes = from.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(source + " has more than " + (MOST_BYTES >> 20)
                    + " MB: that is not a list of processes as \"" + COMMAND + "\" prints it");
        }
        return new PsOutput(source, zone)
                .listing(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    }

    private ProcessListing listing(List<String> lines) {
        var heading = 0;
        while (heading < lines.size() && lines.get(heading).isBlank()) {
            heading++;
        }
        checkHeading(heading < lines.size() ? lines.get(heading) : "", heading + 1);
        for (int i = heading + 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                add(lines.get(i), i + 1);
            }
        }
        return new ProcessListing(takenAt, source, processes, List.of());
    }

    private void checkHeading(String line, int number) {
        var words = List.of(line.strip().split("\\s+"));
        var fits = words.size() == COLUMNS.size() + 1
                && words.subList(0, COLUMNS.size()).equals(COLUMNS)
                && LAST_COLUMN.contains(words.getLast());
        if (!fits) {
            throw malformed(number, "the heading " + String.join(" ", COLUMNS) + " COMMAND is missing", line);
        }
    }

    private void add(String line, int number) {
        var match = LINE.matcher(line);
        if (!match.matches()) {
            throw malformed(number, "expected pid, ppid, user, start, seconds elapsed and command", line);
        }
        var started = started(match.group(4), line, number);
        var seen = started.plusSeconds(Long.parseLong(match.group(5)));
        if (seen.isAfter(takenAt)) {
            takenAt = seen;
        }
        var command = match.group(6);
        processes.add(new HostProcess(
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(2)),
                match.group(3),
                started,
                command == null ? "" : command));
    }

    private Instant started(String text, String line, int number) {
        try {
            return LocalDateTime.parse(text.replaceAll("\\s+", " "), STARTED)
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException _) {
            throw malformed(number, "\"" + text + "\" is not a date as ps prints it", line);
        }
    }

    /// The start as `ps` prints it, with single spaces.
    public static String started(Instant at, ZoneId zone) {
        return STARTED.format(at.atZone(zone));
    }

    private IllegalArgumentException malformed(int number, String what, String line) {
        var shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
        return new IllegalArgumentException(source + ", line " + number + ": " + what + ", not \"" + shown.strip()
                + "\". It must be the output of " + COMMAND);
    }
}
