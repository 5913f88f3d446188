package signalbox.app;

import org.jspecify.annotations.Nullable;

/// What an operator said when asked.
///
/// @param reason for the audit log; null when none was given
/// @param typedDatabase what was typed to confirm; needed on production only
public record Confirmation(
        @Nullable String reason, @Nullable String typedDatabase) {}
