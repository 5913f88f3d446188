package signalbox.cli.document.part;

import org.jspecify.annotations.Nullable;

/// Why a value is not known: for the key beside it.
public final class NullReason {
    private NullReason() {}

    /// Null when the value is known.
    public static @Nullable String ifNull(@Nullable Object value, String reason) {
        return value == null ? reason : null;
    }
}
