package signalbox.queue.filter;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The units of ages in a filter, the largest first.
enum AgeUnit {
    WEEK(Duration.ofDays(7), "w"),
    DAY(Duration.ofDays(1), "d"),
    HOUR(Duration.ofHours(1), "h"),
    MINUTE(Duration.ofMinutes(1), "m"),
    SECOND(Duration.ofSeconds(1), "s");

    private final Duration length;
    private final String sign;

    AgeUnit(Duration length, String sign) {
        this.length = length;
        this.sign = sign;
    }

    Duration length() {
        return length;
    }

    String sign() {
        return sign;
    }

    static Optional<AgeUnit> of(String sign) {
        var wanted = sign.toLowerCase(Locale.ROOT);
        return wanted.equals("min")
                ? Optional.of(MINUTE)
                : Arrays.stream(values())
                        .filter(unit -> unit.sign.equals(wanted))
                        .findFirst();
    }

    /// The largest one that divides the length. Weeks are read, and written as days.
    static AgeUnit largestOf(Duration length) {
        return Arrays.stream(values())
                .filter(unit -> unit != WEEK)
                .filter(unit -> !length.isZero() && length.toSeconds() % unit.length.toSeconds() == 0)
                .findFirst()
                .orElse(SECOND);
    }
}
