package signalbox.ui.trends;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import signalbox.app.session.Session;
import signalbox.queue.count.FailingMethod;
import signalbox.queue.trend.TrendPeriod;
import signalbox.queue.trend.TrendReading;

/// Where the screen reads. Blocks.
///
/// @param failing the failed jobs by method, channel and exception
record TrendSource(Function<TrendPeriod, TrendReading> trends, Supplier<List<FailingMethod>> failing) {
    static TrendSource of(Session session) {
        return new TrendSource(session.reads()::trends, session.reads()::failing);
    }

    TrendAnswer read(TrendPeriod period) {
        return new TrendAnswer(trends.apply(period), failing.get());
    }

    /// What was read at one moment.
    record TrendAnswer(TrendReading reading, List<FailingMethod> failing) {}
}
