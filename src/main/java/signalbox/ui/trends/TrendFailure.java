package signalbox.ui.trends;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.trend.TrendPeriod;
import signalbox.ui.screen.action.ActionFlow;

/// Why the trends of a period could not be read, and what to do.
///
/// @param shorter the period to try instead; null: try again
record TrendFailure(String sentence, String hint, @Nullable TrendPeriod shorter) {
    static TrendFailure of(TrendPeriod period, Exception cause) {
        var isTooLong = cause instanceof PostgresException e && e.kind() == PostgresException.Kind.TIMED_OUT;
        Optional<TrendPeriod> shorter = isTooLong ? period.shorter() : Optional.empty();
        return new TrendFailure(
                "The trends of " + period.label() + " could not be read.",
                isTooLong && shorter.isPresent()
                        ? ActionFlow.message(cause) + " A shorter period is cheaper to read."
                        : ActionFlow.message(cause),
                shorter.orElse(null));
    }

    String action() {
        return shorter == null ? "Try again" : "Show " + shorter.label();
    }
}
