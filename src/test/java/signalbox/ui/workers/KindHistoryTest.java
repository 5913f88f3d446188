package signalbox.ui.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.monitor.history.History;
import signalbox.ui.kit.chart.Legend.Mark;
import signalbox.ui.kit.chart.LevelsSeries;
import signalbox.ui.kit.chart.LevelsSeries.Step;
import signalbox.worker.ProcessKind;

class KindHistoryTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static Instant ago(int seconds) {
        return NOW.minusSeconds(seconds);
    }

    private static History.Sample sample(int secondsAgo, @Nullable Map<ProcessKind, Long> processes) {
        return new History.Sample(ago(secondsAgo), Map.of(), null, processes);
    }

    private static LevelsSeries course(History.Sample... samples) {
        var history = new History(ago(600), List.of(samples), List.of(), List.of(), List.of());
        return KindHistory.of(history, NOW);
    }

    @Test
    void a_number_holds_until_the_next_sample_and_those_that_are_the_same_are_one_step() {
        var levels = course(
                sample(20, Map.of(ProcessKind.HTTP, 2L)),
                sample(15, Map.of(ProcessKind.HTTP, 2L)),
                sample(10, Map.of(ProcessKind.HTTP, 2L, ProcessKind.CRON, 1L)));

        assertThat(levels.kinds()).containsExactly(Mark.HTTP, Mark.CRON);
        assertThat(levels.steps())
                .containsExactly(new Step(ago(20), ago(10), List.of(2L, 0L)), new Step(ago(10), NOW, List.of(2L, 1L)));
        assertThat(levels.now().orElseThrow().counts()).containsExactly(2L, 1L);
    }

    @Test
    void where_processes_were_not_listed_there_is_no_step_and_none_is_a_step_of_nothing() {
        var levels = course(sample(20, Map.of(ProcessKind.HTTP, 1L)), sample(15, null), sample(10, Map.of()));

        assertThat(levels.steps())
                .extracting(Step::from, Step::to, Step::counts)
                .containsExactly(tuple(ago(20), ago(15), List.of(1L)), tuple(ago(10), NOW, List.of(0L)));
    }

    @Test
    void what_was_between_two_samples_far_apart_is_not_known() {
        var levels = course(sample(500, Map.of(ProcessKind.HTTP, 1L)), sample(100, Map.of(ProcessKind.HTTP, 1L)));

        assertThat(levels.steps()).isEmpty();
        assertThat(levels.now()).isEmpty();
    }
}
