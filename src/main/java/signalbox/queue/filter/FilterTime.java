package signalbox.queue.filter;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/// The time that a filter compares with.
public sealed interface FilterTime {
    /// Longer ones mean nothing to a queue, and would leave the range of the database.
    Duration LONGEST = Duration.ofDays(36_500);

    /// A length: since then for times that are over, until then for an eta. The server's clock counts.
    ///
    /// @param length whole seconds
    record Age(Duration length) implements FilterTime {
        public Age {
            if (length.isNegative()
                    || length.compareTo(LONGEST) > 0
                    || !length.equals(length.truncatedTo(ChronoUnit.SECONDS))) {
                throw new IllegalArgumentException("An age is whole seconds and at most 100 years: " + length);
            }
        }
    }

    /// A day, a minute or a second, in UTC.
    ///
    /// @param from where it begins
    /// @param unit DAYS, MINUTES or SECONDS
    record Date(LocalDateTime from, ChronoUnit unit) implements FilterTime {
        public Date {
            from = from.truncatedTo(unit);
        }

        /// Where the next one begins.
        public LocalDateTime end() {
            return from.plus(1, unit);
        }
    }
}
