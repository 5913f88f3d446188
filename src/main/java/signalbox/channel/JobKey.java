package signalbox.channel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A job's uuid in 16 bytes instead of the 80 of its text. A text that is not a uuid in its usual form, with small
/// letters, is kept as it is.
///
/// @param other null for a uuid
public record JobKey(long high, long low, @Nullable String other) {
    private static final int LENGTH = 36;

    public static JobKey of(String text) {
        if (text.length() == LENGTH) {
            try {
                var uuid = UUID.fromString(text);
                if (uuid.toString().equals(text)) {
                    return new JobKey(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits(), null);
                }
            } catch (IllegalArgumentException e) {
                // It is kept as text.
            }
        }
        return new JobKey(0, 0, text);
    }

    public String text() {
        return other == null ? new UUID(high, low).toString() : other;
    }
}
