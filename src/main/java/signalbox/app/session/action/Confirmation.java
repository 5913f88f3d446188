package signalbox.app.session.action;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.audit.ConfirmedPreview;

/// How an operator confirmed an action.
///
/// @param reason for the audit log; null when none was given
/// @param typedDatabase what was typed to confirm: names of databases, separated by commas; needed only on production
/// @param preview what was shown before, for the audit log; null: nothing was shown
public record Confirmation(
        @Nullable String reason,
        @Nullable String typedDatabase,
        @Nullable ConfirmedPreview preview) {
    /// No confirmation was asked for.
    public static final Confirmation NONE = new Confirmation(null, null);

    /// Without a preview, as on the command line.
    public Confirmation(@Nullable String reason, @Nullable String typedDatabase) {
        this(reason, typedDatabase, null);
    }

    /// The same with what was shown before.
    public Confirmation after(ConfirmedPreview shown) {
        return new Confirmation(reason, typedDatabase, shown);
    }

    /// From text fields, which may be empty.
    public static Confirmation typed(String reason, String typedDatabase) {
        return new Confirmation(nullIfBlank(reason), nullIfBlank(typedDatabase));
    }

    /// Whether each of these names was typed, in any order.
    ///
    /// @param names of databases, separated by commas
    boolean confirms(String names) {
        return typedDatabase != null
                && (typedDatabase.equals(names) || each(typedDatabase).containsAll(each(names)));
    }

    private static Set<String> each(String names) {
        return Stream.of(names.split(",")).map(String::strip).collect(Collectors.toSet());
    }

    private static @Nullable String nullIfBlank(String text) {
        return text.isBlank() ? null : text;
    }
}
