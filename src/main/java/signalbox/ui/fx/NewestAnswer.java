package signalbox.ui.fx;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import signalbox.text.TimeOrder;

/// Asks one kind of question in the background and passes on only the answer to the newest question: when a new one is
/// asked, the late answer to an earlier one is dropped. Repeats are limited: one at a time, and the longer the last one
/// took, the rarer they are, so that the refresh never becomes the load. On the FX thread only.
public final class NewestAnswer<T extends @Nullable Object> {
    /// A pause is so many times as long as the last answer took, but at most a minute.
    private static final int REST = 20;

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /// After a failure a longer pause would delay what shows that the server is back, because waiting for a lost
    /// server takes long, too.
    private static final Duration LONGEST_REST_AFTER_A_FAILURE = Duration.ofSeconds(4);

    /// @param <T> the type of the answer
    @FunctionalInterface
    public interface Receiver<T extends @Nullable Object> {
        /// @param took the time of the work itself, without the wait for the FX thread
        void accept(TaskResult<T> answer, Duration took);
    }

    /// @param took measured on the thread that does the work
    private record Timed<T extends @Nullable Object>(TaskResult<T> outcome, Duration took) {
        static <T extends @Nullable Object> Timed<T> of(Callable<T> question, Background background) {
            var begin = background.nanoTime();
            var outcome = TaskResult.of(question);
            return new Timed<>(outcome, Duration.ofNanos(background.nanoTime() - begin));
        }
    }

    private final Background background;
    private final Duration rarest;
    private final Receiver<T> receiver;
    private long newest;
    private boolean waiting;
    private @Nullable Instant repeated;
    private Duration lastTook = Duration.ZERO;
    private Duration longestRest = LONGEST_REST;

    /// @param rarest the shortest time between two repeats
    public NewestAnswer(Background background, Duration rarest, Receiver<T> receiver) {
        this.background = background;
        this.rarest = rarest;
        this.receiver = receiver;
    }

    /// Asks now, even if an earlier question has no answer yet.
    public void ask(Callable<T> question) {
        var mine = ++newest;
        waiting = true;
        background.<Timed<T>>run(() -> Timed.of(question, background), answer -> {
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

    /// Asks again for what may have changed, unless an answer is expected or the last repeat is too recent.
    ///
    /// @param now the time of the snapshot that causes the repeat
    public void repeat(Instant now, Callable<T> question) {
        var last = repeated;
        var rest = TimeOrder.shorter(lastTook.multipliedBy(REST), longestRest);
        var pause = TimeOrder.longer(rest, rarest);
        if (!waiting && (last == null || !now.isBefore(last.plus(pause)))) {
            repeated = now;
            ask(question);
        }
    }

    /// Drops the answer that is expected; the next repeat may come at once.
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
