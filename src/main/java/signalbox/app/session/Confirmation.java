package signalbox.app.session;

import org.jspecify.annotations.Nullable;

/// What an operator said when asked.
///
/// @param reason for the audit log; null when none was given
/// @param typedDatabase what was typed to confirm; needed on production only
public record Confirmation(
        @Nullable String reason, @Nullable String typedDatabase) {
    /// Nobody was asked.
    public static final Confirmation NONE = new Confirmation(null, null);

    /// From fields in which nothing may have been written.
    public static Confirmation typed(String reason, String typedDatabase) {
        return new Confirmation(nullIfBlank(reason), nullIfBlank(typedDatabase));
    }

    private static @Nullable String nullIfBlank(String text) {
        return text.isBlank() ? null : text;
    }
}
