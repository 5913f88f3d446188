package signalbox.worker.listing;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import signalbox.text.ListText;
import signalbox.text.NumberText;
import signalbox.worker.listing.PsColumns.Column;

/// Reads a list that `ps` printed, as people copy it: with prompts above and below it, without its heading, or what
/// `ps -ef` and `ps aux` print. `ps` prints local times without a time zone, so the caller must give the zone. Pure but
/// for the stream.
public final class PsOutput {
    public static final String COMMAND = "ps -ww -eo pid,ppid,user:8,lstart,etimes,args";

    public static final int MOST_BYTES = 8 << 20;

    static final String HEADING = "PID PPID USER STARTED ELAPSED COMMAND";

    private static final int NAMED = 3;

    /// A heading and the lines up to the next one.
    ///
    /// @param first the line of the first process
    /// @param end the line after the last one
    private record Part(PsColumns columns, boolean hasHeading, int first, int end) {}

    private final String source;
    private final List<String> lines;
    private final PsFault fault;
    private final PsTimes times;
    private final List<HostProcess> processes = new ArrayList<>();
    /// By pid, the line of the first process of its part.
    private final Map<Integer, Integer> parts = new HashMap<>();
    private final List<Integer> leftOut = new ArrayList<>();
    private @Nullable Instant takenAt;

    private PsOutput(String source, List<String> lines, PsTimes times) {
        this.source = source;
        this.lines = lines;
        this.fault = new PsFault(source, lines);
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
        return new PsOutput(source, PsText.lines(bytes), new PsTimes(zone, now)).listing();
    }

    private ProcessListing listing() {
        if (lines.stream().allMatch(String::isBlank)) {
            throw fault.empty();
        }
        var found = parts();
        leaveOut(0, found.getFirst().first() - (found.getFirst().hasHeading() ? 1 : 0));
        found.forEach(this::add);
        return new ProcessListing(
                takenAt == null ? times.now() : takenAt, source, processes, List.of(), remarks(found));
    }

    /// The lists, of which there are several where they were pasted one after the other, or where each container has
    /// its own.
    private List<Part> parts() {
        var headings = IntStream.range(0, lines.size())
                .filter(i -> PsColumns.of(lines.get(i)).isPresent())
                .boxed()
                .toList();
        if (headings.isEmpty()) {
            return List.of(withoutHeading());
        }
        var parts = new ArrayList<Part>();
        for (int i = 0; i < headings.size(); i++) {
            var at = headings.get(i);
            var columns = PsColumns.of(lines.get(at)).orElseThrow();
            if (!columns.showsStart()) {
                throw fault.withoutStart(at);
            }
            parts.add(new Part(columns, true, at + 1, i + 1 < headings.size() ? headings.get(i + 1) : lines.size()));
        }
        return parts;
    }

    private Part withoutHeading() {
        var first = IntStream.range(0, lines.size())
                .filter(this::isContent)
                .findFirst()
                .orElse(lines.size());
        var line = first < lines.size() ? lines.get(first) : "";
        var columns = PsColumns.USUAL.stream()
                .filter(usual -> usual.fits(line))
                .findFirst()
                .orElseThrow(() -> fault.noList(first < lines.size() ? first : first()));
        return new Part(columns, false, first, lines.size());
    }

    /// The first line that is not empty.
    private int first() {
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank())
                .findFirst()
                .orElseThrow();
    }

    private void add(Part part) {
        var columns = part.columns();
        var last = IntStream.range(part.first(), part.end())
                .filter(i -> columns.fits(lines.get(i)))
                .max()
                .orElse(part.first() - 1);
        for (int i = part.first(); i <= last; i++) {
            if (!lines.get(i).isBlank()) {
                add(part, i);
            }
        }
        for (int i = last + 1; i < part.end(); i++) {
            if (columns.hasPid(lines.get(i)) || (last < part.first() && isContent(i))) {
                throw fault.unreadable(columns, i);
            }
        }
        leaveOut(last + 1, part.end());
    }

    /// Whether the line is neither empty nor a prompt.
    private boolean isContent(int at) {
        return !lines.get(at).isBlank() && !PsText.isPrompt(lines.get(at));
    }

    private void leaveOut(int from, int to) {
        IntStream.range(from, to).filter(i -> !lines.get(i).isBlank()).forEach(leftOut::add);
    }

    private void add(Part part, int at) {
        var columns = part.columns();
        var match = columns.matcher(lines.get(at));
        if (!match.matches()) {
            throw fault.unreadable(columns, at);
        }
        var elapsed = columns.value(Column.ELAPSED, match).map(PsTimes::elapsed);
        var printed = columns.value(Column.STARTED, match).or(() -> columns.value(Column.START, match));
        var started = printed.map(text -> started(text, at))
                .orElseGet(() -> times.now().minus(elapsed.orElseThrow()));
        if (isDated(columns)) {
            var seen = started.plus(elapsed.orElseThrow());
            takenAt = takenAt == null || seen.isAfter(takenAt) ? seen : takenAt;
        }
        var pid = pid(columns.value(Column.PID, match));
        var other = parts.putIfAbsent(pid, part.first());
        if (other != null) {
            leaveOutThread(pid, other, part, at);
            return;
        }
        processes.add(new HostProcess(
                pid,
                pid(columns.value(Column.PPID, match)),
                columns.value(Column.USER, match).orElse(""),
                started,
                columns.command(match)));
    }

    /// `ps -L` prints a line for each thread, with the pid of its process.
    private void leaveOutThread(int pid, int other, Part part, int at) {
        if (other != part.first()) {
            throw fault.twice(pid, other - 1, part.first() - 1);
        }
        leftOut.add(at);
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
            throw fault.noDate(text, at);
        }
    }

    private List<String> remarks(List<Part> found) {
        var remarks = new ArrayList<String>();
        if (!leftOut.isEmpty()) {
            var named = leftOut.stream()
                    .limit(NAMED)
                    .map(i -> (i + 1) + " " + fault.shown(i))
                    .collect(joining(", "));
            var more = leftOut.size() > NAMED ? " " + ListText.more(leftOut.size() - NAMED) : "";
            remarks.add("No processes, and left out: line " + named + more + ".");
        }
        if (found.size() > 1) {
            remarks.add("It has " + NumberText.of(found.size(), "list") + ", from lines "
                    + ListText.and(found.stream()
                            .map(part -> Integer.toString(part.first()))
                            .toList())
                    + ": they are read as those of one host, because no process is in two of them.");
        }
        var columns = found.getFirst().columns();
        if (!found.getFirst().hasHeading()) {
            remarks.add("It has no heading: each line fits " + columns.heading() + ".");
        }
        if (found.stream().noneMatch(part -> isDated(part.columns()))) {
            remarks.add("It does not say when it was taken: it counts as taken when it was read.");
        }
        if (found.stream().anyMatch(part -> part.columns().has(Column.START))) {
            remarks.add("It shows to the minute when processes began, for older ones to the day or the year.");
        }
        if (found.stream().anyMatch(part -> !part.columns().has(Column.PPID))) {
            remarks.add("It has no column PPID: which process started which is not known.");
        }
        return remarks;
    }

    /// The start as `ps` prints it, with single spaces.
    public static String started(Instant at, ZoneId zone) {
        return PsTimes.WHOLE.format(at.atZone(zone));
    }
}
