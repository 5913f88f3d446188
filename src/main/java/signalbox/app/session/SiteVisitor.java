package signalbox.app.session;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.runner.odoo.HttpClients;

/// Visits the Odoo site with plain HTTP requests. One request wakes the workers of a build that is asleep; one every
/// few minutes keeps them awake. Safe for several threads.
public final class SiteVisitor implements AutoCloseable {
    /// Newer releases answer the first path without a database; all have the second.
    private static final List<String> PATHS = List.of("/web/health", "/web/login");

    private static final int NOT_FOUND = 404;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;
    /// A build that is asleep needs some time to wake.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// One request and its answer.
    ///
    /// @param status the HTTP status; null when there was no answer
    /// @param failure why there was no answer; null when there was one
    public record Visit(
            Instant at,
            URI uri,
            @Nullable Integer status,
            Duration took,
            @Nullable String failure) {}

    private static final Logger LOG = LoggerFactory.getLogger(SiteVisitor.class);

    private final InstantSource clock;
    private final ReentrantLock changes = new ReentrantLock();
    private volatile @Nullable Visit last;
    private volatile @Nullable Duration every;
    private @Nullable Thread keeper;
    private @Nullable HttpClient client;
    private boolean closed;

    public SiteVisitor(InstantSource clock) {
        this.clock = clock;
    }

    /// The site's address in a parameter such as `web.base.url`; empty when it cannot be visited.
    public static Optional<URI> at(@Nullable String url) {
        try {
            var uri = URI.create(url == null ? "" : url.strip());
            var visitable = uri.getHost() != null && List.of("http", "https").contains(String.valueOf(uri.getScheme()));
            return visitable ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Blocks until the site answers: one request, or two, of at most a minute each. A visit that is broken off is
    /// not remembered.
    public Visit visit(URI base) {
        var begun = clock.instant();
        var from = System.nanoTime();
        try {
            return visitPages(base);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Visit(begun, base, null, Duration.ofNanos(System.nanoTime() - from), "It was interrupted.");
        }
    }

    private Visit visitPages(URI base) throws InterruptedException {
        var visit = ask(base.resolve(PATHS.getFirst()));
        if (Integer.valueOf(NOT_FOUND).equals(visit.status())) {
            visit = ask(base.resolve(PATHS.getLast()));
        }
        last = visit;
        return visit;
    }

    private Visit ask(URI uri) throws InterruptedException {
        var begun = clock.instant();
        var from = System.nanoTime();
        Integer status = null;
        String failure = null;
        try {
            status = status(uri);
        } catch (IOException e) {
            failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
        return new Visit(begun, uri, status, Duration.ofNanos(System.nanoTime() - from), failure);
    }

    /// The time-out ends with the headers, and a body may stall: it is not read.
    private int status(URI uri) throws IOException, InterruptedException {
        var at = uri;
        for (int redirects = 0; ; redirects++) {
            var request = HttpRequest.newBuilder(at).timeout(PATIENCE).build();
            var answer = client().send(request, BodyHandlers.ofInputStream());
            try (var _ = answer.body()) {
                var next = redirect(answer);
                if (next.isEmpty() || redirects == MOST_REDIRECTS) {
                    return answer.statusCode();
                }
                at = next.get();
            }
        }
    }

    /// Where an answer leads; never away from HTTPS.
    private static Optional<URI> redirect(HttpResponse<?> answer) throws IOException {
        if (!REDIRECTS.contains(answer.statusCode())) {
            return Optional.empty();
        }
        try {
            return answer.headers()
                    .firstValue("Location")
                    .map(answer.uri()::resolve)
                    .filter(next -> "https".equals(next.getScheme())
                            || ("http".equals(next.getScheme())
                                    && "http".equals(answer.uri().getScheme())));
        } catch (IllegalArgumentException e) {
            throw new IOException("The site leads to an address that is none.", e);
        }
    }

    /// Made at the first visit, because most sessions need none.
    private HttpClient client() throws IOException {
        changes.lock();
        try {
            if (closed) {
                throw new IOException("The profile was closed.");
            }
            var known = client;
            if (known == null) {
                known = HttpClients.builder().connectTimeout(PATIENCE).build();
                client = known;
            }
            return known;
        } finally {
            changes.unlock();
        }
    }

    /// The newest visit; empty before the first.
    public Optional<Visit> last() {
        return Optional.ofNullable(last);
    }

    /// Visits the site now, and again after each pause until it is told to stop.
    public void keepAwake(URI base, Duration pause) {
        replaceKeeper(Thread.ofVirtual().name("keep awake").unstarted(() -> keep(base, pause)), pause);
    }

    public void stopKeepingAwake() {
        replaceKeeper(null, null);
    }

    /// How often it is visited; empty while it is not kept awake.
    public Optional<Duration> interval() {
        return Optional.ofNullable(every);
    }

    private void replaceKeeper(@Nullable Thread next, @Nullable Duration pause) {
        changes.lock();
        try {
            if (keeper != null) {
                keeper.interrupt();
            }
            keeper = next;
            every = pause;
            if (next != null) {
                next.start();
            }
        } finally {
            changes.unlock();
        }
    }

    private void visitSafely(URI base) throws InterruptedException {
        try {
            visitPages(base);
        } catch (RuntimeException | Error e) {
            LOG.error("A visit to {} failed; Signalbox will try again", base, e);
        }
    }

    private void keep(URI base, Duration pause) {
        try {
            while (!Thread.interrupted()) {
                visitSafely(base);
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Breaks off the visits that are under way.
    @Override
    public void close() {
        changes.lock();
        try {
            stopKeepingAwake();
            closed = true;
            if (client != null) {
                client.shutdownNow();
            }
        } finally {
            changes.unlock();
        }
    }
}
