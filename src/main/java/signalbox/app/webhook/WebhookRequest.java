package signalbox.app.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import signalbox.text.DurationText;

/// Sends one message, and again when that may help. Blocks.
final class WebhookRequest {
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;
    /// Request timeout, too early, too many requests.
    private static final Set<Integer> AGAIN = Set.of(408, 425, 429);

    private final HttpClient client;
    private final WebhookPace pace;

    WebhookRequest(HttpClient client, WebhookPace pace) {
        this.client = client;
        this.pace = pace;
    }

    /// @param failure why it did not arrive, as a part of a sentence; null: it did
    private record Attempt(@Nullable String failure, boolean mayHelpAgain) {
        static final Attempt ARRIVED = new Attempt(null, false);
    }

    /// @return why it did not arrive, as a part of a sentence; null: it did
    /// @throws InterruptedException when the thread is told to end
    @Nullable
    String send(WebhookAddress address, String json) throws InterruptedException {
        var attempt = once(address, json);
        for (var pause : pace.pauses()) {
            if (!attempt.mayHelpAgain()) {
                break;
            }
            Thread.sleep(pause);
            attempt = once(address, json);
        }
        return attempt.failure();
    }

    private Attempt once(WebhookAddress address, String json) throws InterruptedException {
        var request = HttpRequest.newBuilder(address.uri())
                .timeout(pace.requestLimit())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Signalbox")
                .POST(BodyPublishers.ofString(json, StandardCharsets.UTF_8))
                .build();
        try {
            return attempt(status(request));
        } catch (IOException e) {
            var why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Attempt(why, true);
        }
    }

    /// The request's own limit does not cover a name that is looked up or a connection that opens slowly.
    private int status(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.sendAsync(request, BodyHandlers.ofInputStream());
        try {
            return close(answer.get(pace.requestLimit().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer within " + DurationText.setting(pace.requestLimit()), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
        }
    }

    /// What is answered is not read: it could be long, or stall.
    private static int close(HttpResponse<InputStream> answer) throws IOException {
        try (var _ = answer.body()) {
            return answer.statusCode();
        }
    }

    private static Attempt attempt(int status) {
        if (status < FIRST_REDIRECT) {
            return Attempt.ARRIVED;
        }
        if (status < FIRST_REFUSAL) {
            return new Attempt("it answers " + status + ", which leads elsewhere: give the address itself", false);
        }
        return new Attempt("it answers " + status, status >= FIRST_FAULT || AGAIN.contains(status));
    }
}
