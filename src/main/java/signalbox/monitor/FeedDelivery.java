package signalbox.monitor;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers feeds to one subscriber, in order, on its own thread. The sender never waits; a slow subscriber gets the
/// newest feed and misses those in between. Safe for several threads.
final class FeedDelivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedDelivery.class);

    private final Consumer<Feed> subscriber;
    private final Thread thread = Thread.ofVirtual().name("feeds").unstarted(this::loop);
    private @Nullable Feed next;
    private boolean closed;

    private FeedDelivery(Consumer<Feed> subscriber) {
        this.subscriber = subscriber;
    }

    static FeedDelivery to(Consumer<Feed> subscriber) {
        var delivery = new FeedDelivery(subscriber);
        delivery.thread.start();
        return delivery;
    }

    synchronized void offer(Feed feed) {
        next = feed;
        notifyAll();
    }

    private void loop() {
        try {
            for (var feed = take(); feed != null; feed = take()) {
                deliver(feed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Feed take() throws InterruptedException {
        while (next == null && !closed) {
            wait();
        }
        var taken = closed ? null : next;
        next = null;
        return taken;
    }

    /// A fault of a subscriber is no fault of the watch: it is logged, and the delivery goes on.
    private void deliver(Feed feed) {
        try {
            subscriber.accept(feed);
        } catch (RuntimeException | Error e) {
            LOG.error("A subscriber failed", e);
        }
    }

    /// Nothing more is delivered after this, except for a delivery that has begun.
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    /// To be called after `close`: waits for the end of a delivery that has begun.
    void awaitEnd(Duration longest) throws InterruptedException {
        thread.join(longest);
    }
}
