package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.QueuedBackground;
import signalbox.ui.fx.TaskResult;

class SessionSwitcherTest {
    private static final class Opened implements AutoCloseable {
        final AtomicInteger closed = new AtomicInteger();

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private final QueuedBackground background = new QueuedBackground();
    private final SessionSwitcher<Opened> turns = new SessionSwitcher<>(background);
    private final Opened first = new Opened();
    private final Opened second = new Opened();
    private final List<Opened> shown = new ArrayList<>();

    private void show(TaskResult<Opened> outcome) {
        if (outcome instanceof TaskResult.Done<Opened>(var opened)) {
            shown.add(opened);
        }
    }

    @Test
    void a_connection_that_comes_late_does_not_replace_what_was_chosen_after_it() throws Exception {
        turns.open(() -> first, this::show);
        turns.open(() -> second, this::show);

        background.finish(1);
        background.finish(0);

        assertThat(shown).containsExactly(second);
        turns.close();
        assertThat(second.closed).hasValue(1);
    }

    @Test
    void one_that_was_overtaken_while_it_opened_is_closed_once() throws Exception {
        turns.open(
                () -> {
                    turns.open(() -> second, this::show);
                    return first;
                },
                this::show);
        background.finish(0);
        assertThat(Thread.interrupted()).describedAs("told to give up").isTrue();
        background.finish(0);

        assertThat(shown).containsExactly(second);
        turns.close();
        assertThat(first.closed).hasValue(1);
        assertThat(second.closed).hasValue(1);
    }

    @Test
    void a_session_is_closed_once_when_another_is_chosen() throws Exception {
        turns.open(() -> first, this::show);
        background.finish(0);
        turns.open(() -> second, this::show);
        background.finish(0);

        turns.close();
        assertThat(shown).containsExactly(first, second);
        assertThat(first.closed).hasValue(1);
        assertThat(second.closed).hasValue(1);
    }

    /// The newer one is open, but not shown yet, when the older one comes.
    @Test
    void one_that_comes_late_does_not_take_the_place_of_one_that_is_about_to_be_shown() throws Exception {
        var news = new ArrayList<Runnable>();
        var later = new SessionSwitcher<Opened>(new Later(news));
        later.open(
                () -> {
                    later.open(() -> second, this::show);
                    return first;
                },
                this::show);
        assertThat(Thread.interrupted()).describedAs("told to give up").isTrue();
        news.forEach(Runnable::run);

        assertThat(shown).containsExactly(second);
        later.close();
        assertThat(first.closed).hasValue(1);
        assertThat(second.closed).hasValue(1);
    }

    @Test
    void a_session_that_was_left_is_not_closed_again_with_the_window() throws Exception {
        var news = new ArrayList<Runnable>();
        var later = new SessionSwitcher<Opened>(new Later(news));
        later.open(() -> first, this::show);
        news.forEach(Runnable::run);
        later.leave();
        later.open(() -> second, this::show);
        later.leave();

        later.close();
        assertThat(first.closed).hasValue(1);
        assertThat(second.closed).hasValue(1);
    }

    /// Nobody is told any more: the window is gone before the news arrives.
    @Test
    void what_was_opened_while_the_window_closed_is_closed_too() throws Exception {
        var untold = new SessionSwitcher<Opened>(new Untold());
        untold.open(() -> first, this::show);

        untold.close();

        assertThat(shown).isEmpty();
        assertThat(first.closed).hasValue(1);
    }

    @Test
    void closing_waits_for_what_is_being_opened_and_tells_it_to_give_up() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var threads = new SessionSwitcher<Opened>(new Threads());
        threads.open(
                () -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException _) {
                        interrupted.countDown();
                    }
                    return first;
                },
                this::show);
        begun.await();

        threads.close();

        assertThat(interrupted.getCount()).isZero();
        assertThat(first.closed).hasValue(1);
        assertThat(shown).isEmpty();
    }

    @Test
    void one_that_was_left_before_it_began_is_not_opened() {
        var calls = new AtomicInteger();
        turns.open(
                () -> {
                    calls.incrementAndGet();
                    return first;
                },
                this::show);
        turns.leave();
        background.finish(0);

        assertThat(calls).hasValue(0);
        assertThat(shown).isEmpty();
    }

    /// Does the work at once, and comes back to the FX thread when the test says so.
    private record Later(List<Runnable> news) implements Background {
        @Override
        public <T extends @Nullable Object> void run(Callable<T> work, Consumer<TaskResult<T>> onFx) {
            var outcome = TaskResult.of(work);
            news.add(() -> onFx.accept(outcome));
        }
    }

    /// Does the work, and never comes back to the FX thread.
    private static final class Untold implements Background {
        @Override
        public <T extends @Nullable Object> void run(Callable<T> work, Consumer<TaskResult<T>> onFx) {
            TaskResult.of(work);
        }
    }

    private static final class Threads implements Background {
        @Override
        public <T extends @Nullable Object> void run(Callable<T> work, Consumer<TaskResult<T>> onFx) {
            Thread.ofVirtual().start(() -> onFx.accept(TaskResult.of(work)));
        }
    }
}
