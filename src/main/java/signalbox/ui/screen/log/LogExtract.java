package signalbox.ui.screen.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import signalbox.health.KnownLog;
import signalbox.text.EscapedText;
import signalbox.text.ListText;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;
import signalbox.ui.kit.TextHighlight;
import signalbox.worker.log.LogEntry;
import signalbox.worker.log.LogEventKind;
import signalbox.worker.log.RunnerLog;

/// The entries of one subject, as they are shown.
///
/// @param source which file, when it was read, and how far back
/// @param text the entries, the newest first; empty when there are none
/// @param note what is not shown, or that there is nothing; empty when these are all
public record LogExtract(String source, String text, List<TextHighlight> marks, String note) {
    private static final int MOST_ENTRIES = 300;
    private static final String ELSEWHERE =
            " That proves nothing: it may be in an older part, in another log, or below the level at which Odoo logs.";

    public LogExtract {
        marks = List.copyOf(marks);
    }

    static LogExtract of(KnownLog.Read read, LogSubject subject) {
        var own = subject.in(read.log()).entries();
        var shown = own.reversed().stream().limit(MOST_ENTRIES).toList();
        var text = new StringBuilder();
        var marks = new ArrayList<TextHighlight>();
        shown.forEach(entry -> add(entry, read.at(), text, marks));
        return new LogExtract(source(read), text.toString(), marks, note(read.log(), own, shown, subject));
    }

    private static String note(RunnerLog log, List<LogEntry> own, List<LogEntry> shown, LogSubject subject) {
        if (own.isEmpty()) {
            return subject.none() + ELSEWHERE + older(log);
        }
        return own.size() > shown.size() ? ListText.moreSentence(own.size() - shown.size()) : "";
    }

    private static String older(RunnerLog log) {
        return log.older().isEmpty() ? "" : " Older parts lie beside it: " + ListText.and(log.older()) + ".";
    }

    private static String source(KnownLog.Read read) {
        var log = read.log();
        return log.source() + ", read " + ShownTime.ofDay(read.at()) + ": " + NumberText.of(log.lines(), "line")
                + reach(log, read.at()) + ". Newest first.";
    }

    private static String reach(RunnerLog log, Instant now) {
        var from = log.from();
        var until = log.until();
        return from == null || until == null
                ? ", none with a date as Odoo writes it"
                : ", from " + ShownTime.brief(from, now) + " to " + ShownTime.brief(until, now)
                        + (log.isCut() ? "; older ones were not read" : "");
    }

    private static void add(LogEntry entry, Instant now, StringBuilder text, List<TextHighlight> marks) {
        var begin = text.length();
        text.append(ShownTime.brief(entry.at(), now))
                .append("  ")
                .append(entry.process())
                .append("  ");
        marks.add(new TextHighlight(begin, text.length(), "c-dim"));
        var kind = text.length();
        text.append(kind(entry));
        marks.add(new TextHighlight(kind, text.length(), isFault(entry) ? "c-word" : "c-key"));
        text.append("\n    ").append(EscapedText.cell(entry.message())).append('\n');
        if (entry.cause() != null) {
            text.append("    ").append(EscapedText.cell(entry.cause())).append('\n');
        }
    }

    private static String kind(LogEntry entry) {
        var kind = entry.kind();
        if (kind == LogEventKind.OTHER) {
            return entry.level();
        }
        return kind.label()
                + (entry.kind() == LogEventKind.FAILED_REQUEST
                        ? ": " + entry.fault().outcome()
                        : "");
    }

    private static boolean isFault(LogEntry entry) {
        return entry.kind() == LogEventKind.FAILED_REQUEST || entry.kind() == LogEventKind.RESTART;
    }
}
