package signalbox.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelsInForce;
import signalbox.monitor.reading.DatabaseHealth;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.queue.channel.ChannelUsage;
import signalbox.queue.count.Counts;
import signalbox.queue.count.FailingMethod;
import signalbox.queue.count.OldestPending;
import signalbox.queue.count.QueueQueries.RecentDone;

/// The figures about jobs that are read inside one transaction.
///
/// @param serverTime when they were read
record QueueFigures(
        Instant serverTime,
        Counts counts,
        @Nullable OldestPending oldest,
        RecentDone recent,
        List<FailingMethod> failing,
        List<ChannelUsage> channels,
        List<ChannelFacts> facts,
        DatabaseHealth.Channels limits,
        EnqueueGuard.Status guard) {

    /// What a person may change without a notification.
    record QueueSettings(ChannelsInForce inForce, EnqueueGuard.Status guard) {}

    /// The earliest eta in the future, of a job of any channel.
    Optional<Instant> nextEta() {
        return facts.stream()
                .flatMap(channel -> Optional.ofNullable(channel.moments().nextEta()).stream())
                .min(Comparator.naturalOrder());
    }

    /// Whether these settings were in force, and no job has become due since by its eta.
    boolean holds(QueueSettings now, Instant serverTime) {
        return now.equals(new QueueSettings(limits.inForce(), guard))
                && nextEta().filter(eta -> !eta.isAfter(serverTime)).isEmpty();
    }

    /// The same at a later time, if nothing else has changed.
    QueueFigures at(Instant now) {
        var waited = oldest == null ? null : oldest.later(Duration.between(serverTime, now));
        return new QueueFigures(now, counts, waited, recent, failing, channels, facts, limits, guard);
    }
}
