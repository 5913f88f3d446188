package signalbox.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewestAnswerTest {
    private static final Instant NOW = Instant.parse("2026-06-12T10:00:00Z");

    private final QueuedBackground background = new QueuedBackground();
    private final List<TaskResult<String>> answers = new ArrayList<>();
    private final NewestAnswer<String> newest =
            new NewestAnswer<>(background, Duration.ofSeconds(2), (answer, _) -> answers.add(answer));

    @Test
    void a_late_answer_to_an_older_question_is_dropped() {
        newest.ask(() -> "old");
        newest.ask(() -> "new");
        background.finish(1);
        background.finish(0);
        assertThat(answers).containsExactly(new TaskResult.Done<>("new"));
    }

    @Test
    void a_repeat_waits_for_the_answer_and_for_its_time() {
        newest.repeat(NOW, () -> "first");
        newest.repeat(NOW.plusSeconds(9), () -> "second");
        assertThat(background.size()).isEqualTo(1);
        background.finish(0);
        newest.repeat(NOW.plusSeconds(1), () -> "too soon");
        assertThat(background.size()).isZero();
        newest.repeat(NOW.plusSeconds(2), () -> "third");
        background.finish(0);
        assertThat(answers).containsExactly(new TaskResult.Done<>("first"), new TaskResult.Done<>("third"));
    }

    @Test
    void the_wait_for_the_fx_thread_is_not_counted() {
        var nanos = new AtomicLong();
        Background slow = new Background() {
            @Override
            public <T extends @Nullable Object> void run(Callable<T> work, Consumer<TaskResult<T>> onFx) {
                nanos.addAndGet(300_000_000);
                var outcome = TaskResult.of(work);
                nanos.addAndGet(500_000_000);
                onFx.accept(outcome);
            }

            @Override
            public long nanoTime() {
                return nanos.get();
            }
        };
        var took = new ArrayList<Duration>();
        new NewestAnswer<Long>(slow, Duration.ZERO, (_, time) -> took.add(time)).ask(() -> nanos.addAndGet(7_000_000));
        assertThat(took).containsExactly(Duration.ofMillis(7));
    }

    @Test
    void what_takes_long_is_repeated_the_more_rarely_unless_it_failed() {
        var nanos = new AtomicLong();
        var asked = new ArrayList<Duration>();
        Background inline = new Background() {
            @Override
            public <T extends @Nullable Object> void run(Callable<T> work, Consumer<TaskResult<T>> onFx) {
                onFx.accept(TaskResult.of(work));
            }

            @Override
            public long nanoTime() {
                return nanos.get();
            }
        };
        var slow = new NewestAnswer<Boolean>(inline, Duration.ofSeconds(1), (_, _) -> {});
        for (var second = 0; second < 90; second++) {
            var at = Duration.ofSeconds(second);
            slow.repeat(NOW.plus(at), () -> {
                asked.add(at);
                nanos.addAndGet(1_200_000_000);
                if (at.toSeconds() >= 48) {
                    throw new IllegalStateException("The server does not answer.");
                }
                return true;
            });
        }
        assertThat(asked.stream().map(Duration::toSeconds))
                .startsWith(0L, 24L, 48L, 52L, 56L)
                .contains(88L);
    }

    @Test
    void what_was_forgotten_does_not_come_back_and_lets_the_next_repeat_pass() {
        newest.repeat(NOW, () -> "forgotten");
        newest.forget();
        background.finish(0);
        newest.repeat(NOW, () -> "next");
        background.finish(0);
        assertThat(answers).containsExactly(new TaskResult.Done<>("next"));
    }
}
