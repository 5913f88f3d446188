package signalbox.runner;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Odoo to run jobs and does not wait for them: a request that times out has been heard, the job goes on.
public final class HttpDispatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDispatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final RunjobEndpoint endpoint;
    private final String database;
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService clientThreads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(clientThreads)
            .build();

    public HttpDispatch(RunjobEndpoint endpoint, String database) {
        this.endpoint = endpoint;
        this.database = database;
    }

    /// Returns at once.
    public void request(String uuid) {
        callers.execute(() -> send(uuid));
    }

    private void send(String uuid) {
        var request = HttpRequest.newBuilder(endpoint.uri(database, uuid))
                .timeout(PATIENCE)
                .build();
        try {
            client.send(request, BodyHandlers.discarding());
        } catch (HttpTimeoutException e) {
            LOG.debug("Job {} outlasts its request", uuid);
        } catch (IOException e) {
            LOG.warn("Job {} could not be handed to {}: {}", uuid, request.uri(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Gives up on what is under way. The callers go first: the client would repeat a request that it loses
    /// itself.
    @Override
    public void close() {
        callers.shutdownNow();
        try {
            callers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
        clientThreads.shutdownNow();
    }
}
