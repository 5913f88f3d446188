package signalbox.runner.odoo;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// Whether an answer has a body. Its first byte is enough: the rest is not read.
final class BodyPresence implements BodySubscriber<Boolean> {
    private final CompletableFuture<Boolean> present = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<Boolean> getBody() {
        return present;
    }

    @Override
    public void onSubscribe(Flow.Subscription body) {
        subscription = body;
        body.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        if (subscription != null && part.stream().anyMatch(ByteBuffer::hasRemaining)) {
            present.complete(true);
            subscription.cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        present.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        present.complete(false);
    }
}
