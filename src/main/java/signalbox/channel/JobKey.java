package signalbox.channel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A job's uuid in 16 bytes instead of the 80 of its text. A text that is not a uuid in its usual form, with small
/// letters, is kept as it is.
///
/// @param other null for a uuid
public record JobKey(long high, long low, @Nullable String other) {
    private static final int LENGTH = 36;
    private static final int DIGIT = 4;

    public static JobKey of(String text) {
        if (text.length() != LENGTH) {
            return new JobKey(0, 0, text);
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < LENGTH; i++) {
            var letter = text.charAt(i);
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (letter != '-') {
                    return new JobKey(0, 0, text);
                }
                continue;
            }
            var digit = digit(letter);
            if (digit < 0) {
                return new JobKey(0, 0, text);
            }
            high = (high << DIGIT) | (low >>> (Long.SIZE - DIGIT));
            low = (low << DIGIT) | digit;
        }
        return new JobKey(high, low, null);
    }

    private static int digit(char letter) {
        if (letter >= '0' && letter <= '9') {
            return letter - '0';
        }
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    public String text() {
        return other == null ? new UUID(high, low).toString() : other;
    }
}
