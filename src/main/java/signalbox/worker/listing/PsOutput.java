package signalbox.worker.listing;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import signalbox.text.ListText;
import signalbox.text.SecretMask;
import signalbox.worker.listing.PsColumns.Column;

/// Reads a list that `ps` printed, as people copy it: with prompts above and below it, without its heading, or what
/// `ps -ef` and `ps aux` print. `ps` prints local times without a time zone, so the caller must give the zone. Pure but
/// for the stream.
public final class PsOutput {
    public static final String COMMAND = "ps -ww -eo pid,ppid,user:8,lstart,etimes,args";

    public static final int MOST_BYTES = 8 << 20;

    static final String HEADING = "PID PPID USER STARTED ELAPSED COMMAND";

    /// What terminals write for colours and titles.
    private static final Pattern ESCAPES =
            Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|][^\u0007\u001b]*+(?:\u0007|\u001b\\\\)?)");
    /// `user@host:~$ ps -ef`, `# ps aux`, `bash-5.1$`
    private static final Pattern PROMPT = Pattern.compile("\\s*(?:\\S+[$#%>❯]|[$#%>❯]|\\S+@\\S+.*?[$#%>❯])(?:\\s.*)?");

    private static final int SHOWN = 80;
    private static final int NAMED = 3;

    private final String source;
    private final List<String> lines;
    private final PsTimes times;
    private final List<HostProcess> processes = new ArrayList<>();
    private final List<Integer> leftOut = new ArrayList<>();
    private @Nullable Instant takenAt;

    private PsOutput(String source, List<String> lines, PsTimes times) {
        this.source = source;
        this.lines = lines;
        this.times = times;
    }

    /// @param source a name for it: that of the file
    /// @param zone that of the host
    /// @param now when it is read: a list of other columns does not say when it was taken
    /// @throws IllegalArgumentException when a line is not as `ps` prints it (the message names the line), or when
    ///     there is too much
    public static ProcessListing read(InputStream from, String source, ZoneId zone, Instant now) throws IOException {
        var bytes = from.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(source + " has more than " + (MOST_BYTES >> 20)
                    + " MB: that is not a list of processes as \"" + COMMAND + "\" prints it");
        }
        var text = new String(bytes, charset(bytes)).replace("\ufeff", "");
        var lines = ESCAPES.matcher(text).replaceAll("").lines().toList();
        return new PsOutput(source, lines, new PsTimes(zone, now)).listing();
    }

    /// A shell of Windows writes UTF-16 when it redirects what `ssh` printed.
    private static Charset charset(byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private ProcessListing listing() {
        var heading = IntStream.range(0, lines.size())
                .filter(i -> PsColumns.of(lines.get(i)).isPresent())
                .findFirst();
        if (heading.isPresent()) {
            var at = heading.getAsInt();
            return listing(PsColumns.of(lines.get(at)).orElseThrow(), at + 1);
        }
        var first = first(line -> !line.isBlank() && !PROMPT.matcher(line).matches());
        var line = first < lines.size() ? lines.get(first) : "";
        var columns = PsColumns.USUAL.stream().filter(usual -> usual.fits(line)).findFirst();
        return listing(
                columns.orElseThrow(() -> malformed(
                        Math.min(first, Math.max(0, lines.size() - 1)),
                        "the heading " + HEADING + " is missing",
                        line)),
                first);
    }

    private int first(Predicate<String> wanted) {
        return IntStream.range(0, lines.size())
                .filter(i -> wanted.test(lines.get(i)))
                .findFirst()
                .orElse(lines.size());
    }

    /// @param first where the processes begin
    private ProcessListing listing(PsColumns columns, int first) {
        if (!columns.showsStart()) {
            throw malformed(first - 1, "no column says when the processes began", lines.get(first - 1));
        }
        var last = IntStream.range(first, lines.size())
                .filter(i -> columns.fits(lines.get(i)))
                .max()
                .orElse(first - 1);
        var hasHeading = first > 0 && PsColumns.of(lines.get(first - 1)).isPresent();
        leaveOut(0, hasHeading ? first - 1 : first);
        for (int i = first; i <= last; i++) {
            if (!lines.get(i).isBlank()) {
                add(columns, i);
            }
        }
        for (int i = last + 1; i < lines.size(); i++) {
            if (columns.hasPid(lines.get(i))) {
                throw unreadable(columns, i);
            }
        }
        leaveOut(last + 1, lines.size());
        return new ProcessListing(
                takenAt == null ? times.now() : takenAt, source, processes, List.of(), remarks(columns, hasHeading));
    }

    private void leaveOut(int from, int to) {
        IntStream.range(from, to).filter(i -> !lines.get(i).isBlank()).forEach(leftOut::add);
    }

    private void add(PsColumns columns, int at) {
        var match = columns.matcher(lines.get(at));
        if (!match.matches()) {
            throw unreadable(columns, at);
        }
        var elapsed = columns.value(Column.ELAPSED, match).map(PsTimes::elapsed);
        var printed = columns.value(Column.STARTED, match).or(() -> columns.value(Column.START, match));
        var started = printed.map(text -> started(text, at))
                .orElseGet(() -> times.now().minus(elapsed.orElseThrow()));
        if (isDated(columns)) {
            var seen = started.plus(elapsed.orElseThrow());
            takenAt = takenAt == null || seen.isAfter(takenAt) ? seen : takenAt;
        }
        processes.add(new HostProcess(
                pid(columns.value(Column.PID, match)),
                pid(columns.value(Column.PPID, match)),
                columns.value(Column.USER, match).orElse(""),
                started,
                columns.command(match)));
    }

    private static int pid(Optional<String> text) {
        return text.map(Integer::valueOf).orElse(HostProcess.UNKNOWN_PARENT);
    }

    /// Whether the moment of the list follows from its lines.
    private static boolean isDated(PsColumns columns) {
        return columns.has(Column.STARTED) && columns.has(Column.ELAPSED);
    }

    private Instant started(String text, int at) {
        try {
            return times.started(text);
        } catch (DateTimeException _) {
            throw malformed(at, "\"" + text + "\" is not a date as ps prints it", lines.get(at));
        }
    }

    private List<String> remarks(PsColumns columns, boolean hasHeading) {
        var remarks = new ArrayList<String>();
        if (!leftOut.isEmpty()) {
            var named = leftOut.stream()
                    .limit(NAMED)
                    .map(i -> (i + 1) + " \"" + shown(lines.get(i)) + "\"")
                    .collect(joining(", "));
            var more = leftOut.size() > NAMED ? " " + ListText.more(leftOut.size() - NAMED) : "";
            remarks.add("No processes, and left out: line " + named + more + ".");
        }
        if (!hasHeading) {
            remarks.add("It has no heading: each line fits " + columns.heading() + ".");
        }
        if (!isDated(columns)) {
            remarks.add("It does not say when it was taken: it counts as taken when it was read.");
        }
        if (columns.has(Column.START)) {
            remarks.add("It shows to the minute when processes began, for older ones to the day or the year.");
        }
        if (!columns.has(Column.PPID)) {
            remarks.add("It has no column PPID: which process started which is not known.");
        }
        return remarks;
    }

    /// The start as `ps` prints it, with single spaces.
    public static String started(Instant at, ZoneId zone) {
        return PsTimes.WHOLE.format(at.atZone(zone));
    }

    private IllegalArgumentException unreadable(PsColumns columns, int at) {
        return malformed(at, "expected " + columns.heading(), lines.get(at));
    }

    private static String shown(String line) {
        var masked = SecretMask.maskedInput(line.strip());
        return masked.length() > SHOWN ? masked.substring(0, SHOWN) + "…" : masked;
    }

    private IllegalArgumentException malformed(int at, String what, String line) {
        return new IllegalArgumentException(source + ", line " + (at + 1) + ": " + what + ", not \"" + shown(line)
                + "\". It must be the output of " + COMMAND + ", of ps -ef or of ps aux");
    }
}
