package signalbox.ui.audit.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.audit.AuditEntry;
import signalbox.audit.Change;
import signalbox.audit.Refusal;
import signalbox.audit.reading.ActionResult;
import signalbox.audit.reading.AuditDetail;
import signalbox.audit.reading.AuditRow;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;
import signalbox.text.ShownZone;
import signalbox.text.TimeText;

/// What the pane at the right says of one action.
///
/// @param who, when, rows sentences
/// @param more further facts by their names, in order
/// @param confirmed what was read and typed before it ran, one line each
/// @param chain its place in the chain
public record AuditFacts(
        AuditDetail detail,
        String who,
        String when,
        String rows,
        Map<String, String> more,
        List<String> confirmed,
        String chain) {
    private static final Pattern PID = Pattern.compile("\\bpid (\\d{1,9})\\b");
    /// More uuids make a filter that nobody reads.
    private static final int MOST_LINKED = 200;

    public static AuditFacts of(AuditDetail detail) {
        var row = detail.row();
        return new AuditFacts(
                detail,
                row.who() + " on this computer",
                when(row),
                rows(row),
                more(detail.entry(), row),
                confirmed(detail.entry()),
                chain(detail));
    }

    private static String when(AuditRow row) {
        var begun = row.begun();
        if (begun == null) {
            return ShownTime.full(row.at()) + "; when it began is not in the log";
        }
        if (!row.at().isAfter(begun)) {
            return ShownTime.full(begun);
        }
        var sameDay = ShownZone.day(begun).equals(ShownZone.day(row.at()));
        return TimeText.withDate(begun) + " to " + (sameDay ? ShownTime.ofDay(row.at()) : ShownTime.full(row.at()))
                + ", " + DurationText.of(Duration.between(begun, row.at()));
    }

    private static String rows(AuditRow row) {
        var parts = new ArrayList<String>();
        if (row.previewed() != null) {
            parts.add(NumberText.count(row.previewed()) + " in the preview");
        }
        if (row.result() != ActionResult.BEGAN) {
            parts.add(NumberText.count(row.rows()) + " changed");
        }
        if (row.refused() > 0) {
            parts.add(NumberText.count(row.refused()) + " left alone");
        }
        return String.join(", ", parts);
    }

    private static Map<String, String> more(AuditEntry entry, AuditRow row) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Profile", row.place().isEmpty() ? row.profile() : row.profile() + ", " + row.place());
        facts.put("Databases", String.join(", ", entry.databases()));
        facts.put("Chosen by", orEmpty(entry.chosenBy()));
        facts.put("Victim", orEmpty(entry.victim()));
        facts.put("Successor", orEmpty(entry.successor()));
        facts.put("Outcome", outcome(row));
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String outcome(AuditRow row) {
        return switch (row.result()) {
            case BEGAN -> "It began, and no result is known: it runs now, or Signalbox ended before it came.";
            case DONE, REFUSED -> "";
            case PARTLY_DONE, FAILED, UNKNOWN ->
                row.outcome().equals(row.result().label()) ? "" : row.outcome();
        };
    }

    private static List<String> confirmed(AuditEntry entry) {
        var how = entry.begun();
        var lines = new ArrayList<String>();
        var preview = how.preview();
        if (preview != null) {
            lines.addAll(preview.sentences());
            if (preview.blocked() > 0) {
                lines.add(NumberText.of(preview.blocked(), "dependant keeps waiting.", "dependants keep waiting."));
            }
        }
        if (how.typed() != null) {
            lines.add("Typed to confirm: " + how.typed());
        }
        return List.copyOf(lines);
    }

    private static String chain(AuditDetail detail) {
        if (detail.row().number() == 0) {
            return "From before the chain: an older version wrote it.";
        }
        return detail.isWhole()
                ? "no. " + NumberText.count(detail.row().number()) + ", chained to no. "
                        + NumberText.count(detail.row().number() - 1)
                : "This line is not as it was written.";
    }

    /// The jobs that changed, as far as each is named.
    public List<String> changedJobs() {
        return jobs(detail.entry().changes().stream().map(Change::subject));
    }

    /// The jobs that were left alone, as far as each is named.
    public List<String> refusedJobs() {
        return jobs(detail.entry().refused().stream().map(Refusal::subject));
    }

    private static List<String> jobs(Stream<String> subjects) {
        return subjects.filter(AuditRow::isUuid).limit(MOST_LINKED).toList();
    }

    /// The backends that it was about.
    public List<Integer> pids() {
        var entry = detail.entry();
        var texts = Stream.concat(
                Stream.of(orEmpty(entry.victim())), entry.changes().stream().map(Change::subject));
        return texts.flatMap(text -> PID.matcher(text).results())
                .map(found -> Integer.parseInt(found.group(1)))
                .distinct()
                .toList();
    }

    /// Each row with what it was and became, and those that were left alone behind them.
    public List<RowChange> changes() {
        var entry = detail.entry();
        return Stream.concat(
                        entry.changes().stream()
                                .map(change -> new RowChange(change.subject(), change.before(), change.after(), "")),
                        entry.refused().stream()
                                .map(refusal -> new RowChange(
                                        refusal.subject(), refusal.state(), refusal.state(), refusal.reason())))
                .toList();
    }

    /// @param leftAlone why; empty: it changed
    public record RowChange(String subject, String before, String after, String leftAlone) {}
}
