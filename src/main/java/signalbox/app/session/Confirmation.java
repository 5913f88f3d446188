package signalbox.app.session;

import org.jspecify.annotations.Nullable;

/// How an operator confirmed an action.
///
/// @param reason for the audit log; null when none was given
/// @param typedDatabase what was typed to confirm; needed only on production
public record Confirmation(
        @Nullable String reason, @Nullable String typedDatabase) {
    /// No confirmation was asked for.
    public static final Confirmation NONE = new Confirmation(null, null);

    /// From text fields, which may be empty.
    public static Confirmation typed(String reason, String typedDatabase) {
        return new Confirmation(nullIfBlank(reason), nullIfBlank(typedDatabase));
    }

    private static @Nullable String nullIfBlank(String text) {
        return text.isBlank() ? null : text;
    }
}
