package signalbox.runner;

import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Odoo to run jobs and does not wait for them: a request that times out has been heard, the job goes on.
/// One that is refused, finds nobody, or is answered with an error is remembered, and pauses the target when
/// the runner finds that the job was not taken.
public final class HttpDispatch implements Requests, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDispatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int FIRST_ERROR = 400;
    private static final Duration TRIAL_ANSWERED = Duration.ofMillis(100);

    static {
        // The client repeats a GET whose connection ends before the answer. This one starts a job: once is enough.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    }

    private final RunjobEndpoint endpoint;
    private final String database;
    private final ExecutorService clientThreads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final TargetPause pause = new TargetPause();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private final UnderWay underWay = new UnderWay();
    private volatile boolean closed;

    public HttpDispatch(RunjobEndpoint endpoint, String database) {
        this.endpoint = endpoint;
        this.database = database;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .executor(endpoint.isImmediate() ? Runnable::run : clientThreads)
                .build();
    }

    /// Returns at once.
    @Override
    public void send(String uuid) {
        pause.sent();
        underWay.begin();
        var request = endpoint.request(database, uuid).timeout(PATIENCE).build();
        var _ = client.sendAsync(request, BodyHandlers.discarding()).handle((response, failure) -> {
            try {
                if (response == null) {
                    unanswered(uuid, request, Objects.requireNonNull(failure));
                } else {
                    answered(uuid, response.statusCode());
                }
            } finally {
                underWay.end();
            }
            return uuid;
        });
    }

    @Override
    public void settle() {
        try {
            if (!underWay.awaitNone(PATIENCE)) {
                LOG.debug("Some requests outlast the runner");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(String uuid, int status) {
        if (status < FIRST_ERROR) {
            pause.taken();
        } else {
            refused.add(uuid);
        }
    }

    private void unanswered(String uuid, HttpRequest request, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)) {
            LOG.debug("Job {} outlasts its request", uuid);
            pause.taken();
        } else {
            failed(uuid, request, cause);
        }
    }

    private void failed(String uuid, HttpRequest request, Throwable e) {
        if (!pause.isPaused() && !closed) {
            LOG.warn("Job {} could not be handed to {}: {}", uuid, request.uri(), e.toString());
        }
        refused.add(uuid);
    }

    @Override
    public int room(Instant now) {
        return pause.room(now);
    }

    @Override
    public Instant roomAt(Instant now) {
        var until = pause.until();
        return until.isAfter(now) ? until : now.plus(TRIAL_ANSWERED);
    }

    @Override
    public List<String> takeRefused() {
        var taken = new ArrayList<String>();
        for (var uuid = refused.poll(); uuid != null; uuid = refused.poll()) {
            taken.add(uuid);
        }
        return taken;
    }

    @Override
    public void rejected(int jobs, Instant now) {
        if (jobs > 0) {
            pause.refused(now);
        } else {
            pause.taken();
        }
    }

    /// Gives up on what is still under way.
    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
        clientThreads.shutdownNow();
    }
}
