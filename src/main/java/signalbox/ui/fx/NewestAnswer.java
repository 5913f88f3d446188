package signalbox.ui.fx;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Asks one kind of question in the background and hands on the answer to the newest only: a later question
/// outdates an earlier one, whose late answer is dropped. Repeats are rationed: one at a time, and the rarer
/// the longer the last one took, so that refreshing never becomes the load. On the FX thread only.
public final class NewestAnswer<T extends @Nullable Object> {
    /// Repeats may keep the server busy for a twentieth of the time.
    private static final int REST = 20;

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /// Longer would delay what shows after the server's return, since waiting for a lost one takes long too.
    private static final Duration LONGEST_REST_AFTER_A_FAILURE = Duration.ofSeconds(4);

    /// @param <T> what was asked for
    @FunctionalInterface
    public interface Receiver<T extends @Nullable Object> {
        /// @param took the work itself, without the wait for the FX thread
        void accept(TaskResult<T> answer, Duration took);
    }

    /// @param took measured where the work is done
    private record Timed<T extends @Nullable Object>(TaskResult<T> outcome, Duration took) {
        static <T extends @Nullable Object> Timed<T> of(Callable<T> question, LongSupplier nanos) {
            var begin = nanos.getAsLong();
            var outcome = TaskResult.of(question);
            return new Timed<>(outcome, Duration.ofNanos(nanos.getAsLong() - begin));
        }
    }

    private final Background background;
    private final LongSupplier nanos;
    private final Duration rarest;
    private final Receiver<T> receiver;
    private long newest;
    private boolean waiting;
    private @Nullable Instant repeated;
    private Duration lastTook = Duration.ZERO;
    private Duration longestRest = LONGEST_REST;

    /// @param rarest the shortest time between two repeats
    public NewestAnswer(Background background, Duration rarest, Receiver<T> receiver) {
        this(background, rarest, receiver, System::nanoTime);
    }

    NewestAnswer(Background background, Duration rarest, Receiver<T> receiver, LongSupplier nanos) {
        this.background = background;
        this.nanos = nanos;
        this.rarest = rarest;
        this.receiver = receiver;
    }

    /// Asks now, whatever is still under way.
    public void ask(Callable<T> question) {
        var mine = ++newest;
        waiting = true;
        background.<Timed<T>>run(() -> Timed.of(question, nanos), answer -> {
            if (mine == newest) {
                waiting = false;
                receive(answer);
            }
        });
    }

    private void receive(TaskResult<Timed<T>> answer) {
        switch (answer) {
            case TaskResult.Done(var timed) -> {
                lastTook = timed.took();
                longestRest = timed.outcome() instanceof TaskResult.Done ? LONGEST_REST : LONGEST_REST_AFTER_A_FAILURE;
                receiver.accept(timed.outcome(), lastTook);
            }
            case TaskResult.Failed(var cause) -> receiver.accept(new TaskResult.Failed<>(cause), lastTook);
        }
    }

    /// Asks again for what may have changed, unless an answer is awaited or the last repeat is too recent.
    ///
    /// @param now of the reading that gives rise to it
    public void repeat(Instant now, Callable<T> question) {
        var last = repeated;
        var rest = shorter(lastTook.multipliedBy(REST), longestRest);
        var pause = rest.compareTo(rarest) > 0 ? rest : rarest;
        if (!waiting && (last == null || !now.isBefore(last.plus(pause)))) {
            repeated = now;
            ask(question);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// Drops the answer that is awaited; the next repeat may come at once.
    public void forget() {
        newest++;
        waiting = false;
        repeated = null;
        lastTook = Duration.ZERO;
    }

    public boolean isWaiting() {
        return waiting;
    }
}
