package signalbox.worker.log;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What was understood of a log's lines so far. A line without a head belongs to the entry before it that comes from
/// the same source: containers write between each other's lines.
final class LogReading {
    private static final int MOST_ENTRIES = 2_000;
    private static final int MOST_SOURCES = 50;

    /// Odoo's own form with `syslog = True`.
    private static final Pattern OF_SYSLOG =
            Pattern.compile("\\b(?:Odoo Server|Odoo|OpenERP) [^:]{1,60}:[^:\\s]+:[A-Z]{4,8}:[\\w.]+:");

    /// An entry, which grows by the lines that belong to it.
    private static final class Growing {
        private LogEntry entry;

        Growing(LogEntry entry) {
            this.entry = entry;
        }
    }

    /// What writes lines.
    private static final class Source {
        private final String envelope;
        private final Pattern prefix;
        /// To which the next line without a head belongs; null: to none that counts.
        private @Nullable Growing open;

        Source(LogLine line) {
            envelope = line.envelope();
            prefix = line.prefix().ofSource();
        }

        /// Where the line begins behind the prefix; less than 0: the line is not from here.
        int begin(LogLine line) {
            var before = prefix.matcher(line.text());
            return envelope.equals(line.envelope()) && before.lookingAt() ? before.end() : -1;
        }
    }

    private final Deque<Growing> entries = new ArrayDeque<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private @Nullable Instant from;
    private @Nullable Instant until;
    private @Nullable String first;
    private @Nullable String ofSyslog;
    private boolean hasHead;
    private boolean isShortened;
    private int lines;

    /// One line of JSON may hold several lines of the log.
    void add(String line) {
        JsonEntry.entries(line).forEach(this::addOne);
    }

    private void addOne(String line) {
        lines++;
        var read = LogLine.of(line);
        var head = read.head();
        if (head == null) {
            remember(line);
            follow(read);
        } else {
            hasHead = true;
            begin(read, head);
        }
    }

    private void remember(String line) {
        if (first == null && !line.isBlank()) {
            first = line;
        }
        if (ofSyslog == null && !hasHead && OF_SYSLOG.matcher(line).find()) {
            ofSyslog = line;
        }
    }

    private void follow(LogLine line) {
        sources.values().stream()
                .filter(source -> source.begin(line) >= 0)
                .max(Comparator.comparingInt(source -> source.begin(line)))
                .ifPresent(source -> grow(source.open, line.text().substring(source.begin(line))));
    }

    private static void grow(@Nullable Growing open, String text) {
        if (open != null && !text.isBlank()) {
            open.entry = open.entry.causedBy(LogEntry.shown(text.strip()));
        }
    }

    private void begin(LogLine line, LogHead head) {
        var at = head.at();
        from = from == null ? at : from;
        until = at == null ? until : at;
        var open = at == null
                ? null
                : LogEntry.of(head, at, lines).map(Growing::new).orElse(null);
        source(line).open = open;
        line.more().forEach(text -> grow(open, text));
        if (open != null) {
            entries.addLast(open);
            shorten();
        }
    }

    private Source source(LogLine line) {
        var key = line.envelope() + " " + line.prefix().ofSource();
        if (sources.size() >= MOST_SOURCES && !sources.containsKey(key)) {
            sources.remove(sources.keySet().iterator().next());
        }
        return sources.computeIfAbsent(key, _ -> new Source(line));
    }

    private void shorten() {
        if (entries.size() > MOST_ENTRIES) {
            entries.removeFirst();
            isShortened = true;
            from = entries.getFirst().entry.at();
        }
    }

    int lines() {
        return lines;
    }

    @Nullable
    Instant from() {
        return from;
    }

    @Nullable
    Instant until() {
        return until;
    }

    /// Whether older entries were left out.
    boolean isShortened() {
        return isShortened;
    }

    List<LogEntry> entries() {
        return entries.stream().map(growing -> growing.entry).toList();
    }

    /// What is said of lines of which none is of Odoo's log; empty: some line is, or all are blank.
    Optional<ForeignLines> foreign() {
        var shown = ofSyslog == null ? first : ofSyslog;
        return hasHead || shown == null
                ? Optional.empty()
                : Optional.of(new ForeignLines(lines, shown, ofSyslog != null));
    }
}
