package signalbox.runner.odoo;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Whether an answer has a body. Its first byte is enough: the rest is not read. The time-out of a request ends with
/// the headers, so the wait for the body has an end of its own.
final class BodyPresence implements BodySubscriber<BodyPresence.Body> {
    enum Body {
        NONE,
        SOME,
        /// Neither a byte nor the end of the answer came in time.
        STALLED
    }

    private final CompletableFuture<Body> present = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;

    /// @param longest how long to wait for the body, from now on: the headers are there
    BodyPresence(Duration longest) {
        var _ = present.completeOnTimeout(Body.STALLED, longest.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(this::end);
    }

    @Override
    public CompletionStage<Body> getBody() {
        return present;
    }

    @Override
    public void onSubscribe(Flow.Subscription body) {
        subscription = body;
        if (present.isDone()) {
            body.cancel();
        } else {
            body.request(Long.MAX_VALUE);
        }
    }

    /// Closes a connection on which the rest of an answer is still to come.
    private void end(Body seen) {
        var body = subscription;
        if (body != null && seen != Body.NONE) {
            body.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        if (part.stream().anyMatch(ByteBuffer::hasRemaining)) {
            present.complete(Body.SOME);
        }
    }

    @Override
    public void onError(Throwable failure) {
        present.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        present.complete(Body.NONE);
    }
}
