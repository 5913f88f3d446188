package signalbox.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import signalbox.postgres.Deadline;

/// Who gets the feeds of a monitor. Under the monitor's lock, so that all get them in order; `awaitEnd` outside of it.
final class FeedSubscribers {
    private final List<FeedDelivery> deliveries = new ArrayList<>();

    /// The subscriber gets this feed soon, and then newer ones.
    void add(Consumer<Feed> subscriber, Feed newest) {
        var delivery = FeedDelivery.to(subscriber);
        deliveries.add(delivery);
        delivery.offer(newest);
    }

    void offer(Feed feed) {
        deliveries.forEach(delivery -> delivery.offer(feed));
    }

    void close() {
        deliveries.forEach(FeedDelivery::close);
    }

    /// Waits for subscribers that are at work still: they may use what is closed next.
    void awaitEnd(Deadline deadline) throws InterruptedException {
        for (var delivery : deliveries) {
            var left = deadline.left();
            delivery.awaitEnd(left.isPositive() ? left : Duration.ZERO);
        }
    }
}
