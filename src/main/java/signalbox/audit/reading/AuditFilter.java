package signalbox.audit.reading;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.audit.AuditEntry;

/// Which actions of the log are wanted.
///
/// @param who null: anybody
/// @param action null: any
/// @param profile the name of the profile; null: all
/// @param results empty: all
/// @param text a part of the reason, the outcome, a subject, the filter or the victim, in upper or lower case; empty:
/// all
public record AuditFilter(
        @Nullable String who,
        @Nullable String action,
        @Nullable String profile,
        Set<ActionResult> results,
        String text) {
    public static final AuditFilter ALL = new AuditFilter(null, null, null, Set.of(), "");

    public AuditFilter {
        results = Set.copyOf(results);
        text = text.strip();
    }

    public AuditFilter by(@Nullable String person) {
        return new AuditFilter(person, action, profile, results, text);
    }

    public AuditFilter doing(@Nullable String name) {
        return new AuditFilter(who, name, profile, results, text);
    }

    public AuditFilter on(@Nullable String name) {
        return new AuditFilter(who, action, name, results, text);
    }

    public AuditFilter ending(Set<ActionResult> wanted) {
        return new AuditFilter(who, action, profile, wanted, text);
    }

    public AuditFilter saying(String part) {
        return new AuditFilter(who, action, profile, results, part);
    }

    /// Whether it excludes anything.
    public boolean isAll() {
        return equals(ALL);
    }

    boolean matches(AuditEntry entry) {
        return (results.isEmpty() || results.contains(ActionResult.of(entry.outcome())))
                && matches(entry.who(), AuditRow.profile(entry), entry.action())
                && says(entry);
    }

    boolean matches(String by, String on, String doing) {
        return (who == null || who.equals(by))
                && (profile == null || profile.equals(on))
                && (action == null || action.equals(doing));
    }

    boolean says(AuditEntry entry) {
        return text.isEmpty() || texts(entry).anyMatch(this::isIn);
    }

    private boolean isIn(@Nullable String words) {
        return words != null && words.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private static Stream<@Nullable String> texts(AuditEntry entry) {
        return Stream.of(
                        Stream.of(
                                entry.reason(),
                                entry.outcome(),
                                entry.chosenBy(),
                                entry.victim(),
                                entry.successor(),
                                entry.action(),
                                entry.profile()),
                        entry.changes().stream().map(change -> change.subject()),
                        entry.refused().stream().map(refusal -> refusal.subject()),
                        entry.databases().stream())
                .flatMap(each -> each);
    }
}
