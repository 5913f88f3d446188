package signalbox.app.webhook;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.health.Finding;
import signalbox.runner.odoo.HttpClients;

/// Sends new critical findings to an address, one after the other, on a thread of its own. A message that does not
/// arrive is sent again a few times; that none arrives is reported once, until one does. About one finding there is at
/// most one message in some minutes; the next one says how many were held back. Safe for several threads.
public final class Webhook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final int MOST_WAITING = 50;

    private record LastSent(Instant at, int heldBack) {}

    private final WebhookMessage.Sender sender;
    private final WebhookPace pace;
    private final InstantSource clock;
    private final Consumer<String> reporter;
    private final ExecutorService thread = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("webhook").factory());
    private final Map<String, LastSent> sent = new HashMap<>();
    private @Nullable WebhookAddress address;
    private @Nullable HttpClient client;
    private boolean failing;

    /// @param reporter gets a sentence when messages begin to fail, and when they arrive again
    public Webhook(WebhookMessage.Sender sender, WebhookPace pace, InstantSource clock, Consumer<String> reporter) {
        this.sender = sender;
        this.pace = pace;
        this.clock = clock;
        this.reporter = reporter;
    }

    /// @param wanted null: nothing is sent
    public synchronized void set(@Nullable WebhookAddress wanted) {
        address = wanted;
        failing = false;
    }

    /// Does not block.
    public void send(Finding finding) {
        message(finding).ifPresent(message -> {
            try {
                thread.execute(() -> deliver(message));
            } catch (RejectedExecutionException _) {
                LOG.warn("Too many messages wait for the webhook: one about {} is not sent", finding.code());
            }
        });
    }

    private synchronized Optional<WebhookMessage> message(Finding finding) {
        if (address == null) {
            return Optional.empty();
        }
        var now = clock.instant();
        var last = sent.get(finding.code());
        if (last != null && now.isBefore(last.at().plus(pace.perFinding()))) {
            sent.put(finding.code(), new LastSent(last.at(), last.heldBack() + 1));
            return Optional.empty();
        }
        sent.put(finding.code(), new LastSent(now, 0));
        return Optional.of(WebhookMessage.of(finding, sender, now, last == null ? 0 : last.heldBack()));
    }

    private void deliver(WebhookMessage message) {
        var to = target();
        if (to == null) {
            return;
        }
        try {
            var failure = new WebhookRequest(client(), pace).send(to, message.json());
            report(to, failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("A message to the webhook failed", e);
        }
    }

    private synchronized @Nullable WebhookAddress target() {
        return address;
    }

    private synchronized HttpClient client() {
        var known = client;
        if (known == null) {
            known = HttpClients.builder().connectTimeout(pace.requestLimit()).build();
            client = known;
        }
        return known;
    }

    private void report(WebhookAddress to, @Nullable String failure) {
        var isNews = isNews(failure != null);
        if (isNews) {
            reporter.accept(
                    failure == null
                            ? "The webhook " + to + " takes messages again."
                            : "The webhook " + to + " took no message: " + failure + ".");
        }
    }

    private synchronized boolean isNews(boolean fails) {
        var isNews = fails != failing;
        failing = fails;
        return isNews;
    }

    /// Waits until what was sent so far has arrived or failed.
    ///
    /// @return whether that was so in time
    public boolean awaitSent(Duration limit) throws InterruptedException {
        thread.shutdown();
        return thread.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What has not arrived is not sent any more.
    @Override
    public void close() {
        thread.shutdownNow();
        var made = client;
        if (made != null) {
            made.shutdownNow();
        }
    }
}
