package signalbox.runner.odoo;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Asks a target to run jobs, and waits 1 s for each answer, as runners of the field do. The rest of an answer that
/// has begun must come within another second: a worker that runs a job sends nothing before the job ends. Safe for
/// several threads.
public final class RunjobClient implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(1);

    private final RunjobEndpoint endpoint;
    private final String database;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("runjob-", 1).factory());
    private final Set<HttpClient> clients = ConcurrentHashMap.newKeySet();

    public RunjobClient(RunjobEndpoint endpoint, String database) {
        this.endpoint = endpoint;
        this.database = database;
    }

    /// Returns at once. The future never fails, because faults are answers, too, and it ends within 2 s.
    public CompletableFuture<RunjobAnswer> ask(String uuid) {
        var client = client();
        clients.add(client);
        var request = endpoint.request(database, uuid).timeout(PATIENCE).build();
        return client.sendAsync(request, _ -> new BodyPresence(PATIENCE)).handle((response, failure) -> {
            clients.remove(client);
            client.shutdownNow();
            return response == null
                    ? RunjobAnswer.of(endpoint, Objects.requireNonNull(failure))
                    : RunjobAnswer.of(response);
        });
    }

    /// Each request has a client of its own, and thereby a new connection, as in runners of the field. One client
    /// for all would keep a connection after an answer in HTTP/1.0, which ends it (Odoo answers so up to 15.0): the
    /// next request on it would be lost. A redirect does not lead to runjob: it is never followed.
    private HttpClient client() {
        return HttpClients.builder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .executor(endpoint.isImmediate() ? Runnable::run : threads)
                .build();
    }

    /// Cancels the requests that are still under way.
    @Override
    public void close() {
        clients.forEach(HttpClient::shutdownNow);
        threads.shutdownNow();
    }
}
