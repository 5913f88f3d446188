package signalbox.audit.reading;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.audit.AuditEntry;
import signalbox.audit.Change;
import signalbox.audit.Refusal;
import signalbox.text.NumberText;
import signalbox.text.ShortUuid;

/// One action of the log, as a list shows it: small, whatever the action changed.
///
/// @param offset where its newest line begins in the file, in bytes: the file is never rewritten, so this identifies it
/// @param number of that line; 0: from before the chain
/// @param begun when it began; null: only its end is known
/// @param at when its newest line was written
/// @param profile the name of the profile
/// @param place its server and database; empty: not written
/// @param environment what its database is for; empty: not known
/// @param subject what it was about, short
/// @param previewed how many rows the confirmed preview had; null: none was shown
/// @param rows how many changed
/// @param outcome in the words of the log
public record AuditRow(
        long offset,
        long number,
        @Nullable Instant begun,
        Instant at,
        String who,
        String profile,
        String place,
        String environment,
        String action,
        String subject,
        @Nullable Integer previewed,
        int rows,
        int refused,
        ActionResult result,
        String outcome,
        String reason) {

    /// How many jobs a filter had, behind the filter itself: the rows say it.
    private static final Pattern COUNTED = Pattern.compile(": [\\d,]+ jobs? at .*$");

    static AuditRow of(AuditEntry entry, long offset, long number) {
        var how = entry.begun();
        var preview = how.preview();
        return new AuditRow(
                offset,
                number,
                entry.isBegin() ? entry.when() : how.at(),
                entry.when(),
                entry.who(),
                profile(entry),
                place(entry),
                how.environment() == null ? "" : how.environment(),
                entry.action(),
                subject(entry),
                preview == null ? null : preview.rows(),
                entry.rows(),
                entry.refused().size(),
                ActionResult.of(entry.outcome()),
                entry.outcome(),
                entry.reason() == null ? "" : entry.reason());
    }

    /// When it began, as far as known.
    public Instant since() {
        return begun == null ? at : begun;
    }

    /// The name in front of the server and database.
    static String profile(AuditEntry entry) {
        var place = entry.profile().lastIndexOf(" (");
        return place < 0 ? entry.profile() : entry.profile().substring(0, place);
    }

    private static String place(AuditEntry entry) {
        var place = entry.profile().lastIndexOf(" (");
        return place < 0 || !entry.profile().endsWith(")")
                ? ""
                : entry.profile().substring(place + 2, entry.profile().length() - 1);
    }

    private static String subject(AuditEntry entry) {
        var victim = entry.victim();
        if (victim != null) {
            return beforeComma(victim);
        }
        if (entry.chosenBy() != null) {
            return COUNTED.matcher(entry.chosenBy()).replaceFirst("");
        }
        var subjects = Stream.concat(
                        entry.changes().stream().map(Change::subject),
                        entry.refused().stream().map(Refusal::subject))
                .toList();
        return subjects.isEmpty() ? "" : subject(subjects);
    }

    private static String beforeComma(String victim) {
        var comma = victim.indexOf(',');
        return comma < 0 ? victim : victim.substring(0, comma);
    }

    private static String subject(List<String> subjects) {
        var first = isUuid(subjects.getFirst()) ? ShortUuid.of(subjects.getFirst()) : subjects.getFirst();
        return subjects.size() == 1 ? first : first + " + " + NumberText.count(subjects.size() - 1L);
    }

    /// Whether it is the whole uuid of a job.
    public static boolean isUuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }
}
