package signalbox.runner.odoo;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Asks a target to run jobs, and waits 1 s for each answer, as runners of the field do. The rest of an answer that has
/// begun must come within another second: a worker that runs a job sends nothing before the job ends. Safe for several
/// threads.
public final class RunjobClient implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(1);

    static {
        // By default the client repeats a GET whose connection ends before the answer. This GET starts a job:
        // once is enough.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    }

    private final RunjobEndpoint endpoint;
    private final String database;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("runjob-", 1).factory());
    private final HttpClient client;

    public RunjobClient(RunjobEndpoint endpoint, String database) {
        this.endpoint = endpoint;
        this.database = database;
        // A redirect does not lead to runjob: it is never followed.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .executor(endpoint.isImmediate() ? Runnable::run : threads)
                .build();
    }

    /// Returns at once. The future never fails, because faults are answers, too, and it ends within 2 s.
    public CompletableFuture<RunjobAnswer> ask(String uuid) {
        var request = endpoint.request(database, uuid).timeout(PATIENCE).build();
        return client.sendAsync(request, _ -> new BodyPresence(PATIENCE))
                .handle((response, failure) -> response == null
                        ? RunjobAnswer.of(endpoint, Objects.requireNonNull(failure))
                        : RunjobAnswer.of(response));
    }

    /// Cancels the requests that are still under way.
    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
