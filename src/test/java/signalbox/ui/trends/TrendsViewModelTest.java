package signalbox.ui.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.monitor.Feed;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.trend.TrendFigure;
import signalbox.queue.trend.TrendKey;
import signalbox.queue.trend.TrendPeriod;
import signalbox.queue.trend.TrendReading;
import signalbox.testing.UsualColumns;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.screen.Nowhere;
import signalbox.ui.shell.SampleFeed;

class TrendsViewModelTest {
    private static final TrendKey.OfMethod SEND = new TrendKey.OfMethod("mail.mail", "send");

    private final List<TrendPeriod> asked = new ArrayList<>();
    private final List<String> jobs = new ArrayList<>();
    private final Clock clock = new Clock();
    private Duration takes = Duration.ofMillis(400);
    private @Nullable RuntimeException fault;
    private final TrendsViewModel model = new TrendsViewModel(
            new TrendSource(
                    this::read,
                    () -> TrendSamples.evening(TrendPeriod.HOUR, SampleFeed.NOW).failing()),
            clock,
            new Nowhere() {
                @Override
                public void jobs(JobFilter filter) {
                    jobs.add(filter.text());
                }
            });

    /// Does the work at once; its clock is moved by hand.
    private static final class Clock implements Background {
        private Duration now = Duration.ofDays(1);

        @Override
        public <T extends @Nullable Object> void run(Callable<T> work, Consumer<TaskResult<T>> onFx) {
            onFx.accept(TaskResult.of(work));
        }

        @Override
        public long nanoTime() {
            return now.toNanos();
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    private TrendReading read(TrendPeriod period) {
        asked.add(period);
        clock.pass(takes);
        if (fault != null) {
            throw fault;
        }
        return TrendSamples.evening(period, SampleFeed.NOW).reading();
    }

    private void open() {
        model.show(SampleFeed.healthy());
        model.opened();
    }

    private TrendsContent content() {
        return Objects.requireNonNull(model.content().get());
    }

    @Test
    void nothing_is_read_before_the_screen_is_opened() {
        model.show(SampleFeed.healthy());

        assertThat(asked).isEmpty();
        assertThat(model.isAnswered()).isFalse();

        model.opened();

        assertThat(asked).containsExactly(TrendPeriod.SIX_HOURS);
        assertThat(content().channels()).isNotEmpty();
    }

    @Test
    void the_longer_a_reading_took_the_rarer_it_is_repeated() {
        open();

        clock.pass(Duration.ofSeconds(39));
        model.tick();
        model.opened();
        assertThat(asked).hasSize(1);

        clock.pass(Duration.ofSeconds(1));
        model.tick();
        assertThat(asked).hasSize(2);

        takes = Duration.ZERO;
        clock.pass(Duration.ofSeconds(40));
        model.tick();
        clock.pass(Duration.ofSeconds(14));
        model.tick();
        assertThat(asked).hasSize(3);
    }

    @Test
    void a_paused_watch_and_one_without_a_connection_repeat_nothing() {
        open();
        clock.pass(Duration.ofHours(1));

        var healthy = SampleFeed.healthy();
        model.show(new Feed(healthy.snapshot(), null, Feed.Mode.PAUSED, healthy.interval(), true));
        model.tick();
        model.show(SampleFeed.faulted());
        model.tick();

        assertThat(asked).hasSize(1);
    }

    @Test
    void another_period_is_read_at_once() {
        open();

        model.period().set(TrendPeriod.WEEK);

        assertThat(asked).containsExactly(TrendPeriod.SIX_HOURS, TrendPeriod.WEEK);
        assertThat(content().charts().step()).isEqualTo("2 h");
    }

    @Test
    void where_the_server_takes_too_long_a_shorter_period_is_offered_and_the_last_figures_stay() {
        open();
        fault = Pictures.timedOut();

        model.period().set(TrendPeriod.WEEK);

        var failure = Objects.requireNonNull(model.failure().get());
        assertThat(failure.sentence()).isEqualTo("The trends of 7 d could not be read.");
        assertThat(failure.action()).isEqualTo("Show 24 h");
        assertThat(content().channels()).isNotEmpty();

        fault = null;
        model.recover();

        assertThat(model.period().get()).isEqualTo(TrendPeriod.DAY);
        assertThat(model.failure().get()).isNull();
        assertThat(asked).endsWith(TrendPeriod.DAY);
    }

    @Test
    void another_fault_can_be_tried_again() {
        fault = new IllegalStateException("no right to read queue_job");
        open();
        assertThat(Objects.requireNonNull(model.failure().get()).action()).isEqualTo("Try again");
        assertThat(model.isAnswered()).isTrue();

        fault = null;
        model.recover();

        assertThat(asked).hasSize(2);
        assertThat(content().channels()).isNotEmpty();
    }

    @Test
    void the_charts_are_those_of_the_selected_channel_and_of_the_page_while_one_is_open() {
        open();
        assertThat(content().charts().name()).isEqualTo("all channels");

        model.select(new TrendKey.OfChannel("root.mail"));
        assertThat(content().charts().name()).isEqualTo("root.mail");

        model.open(SEND);
        assertThat(content().charts().name()).isEqualTo("mail.mail.send");
        assertThat(content().exceptions())
                .hasSize(2)
                .allMatch(failing -> failing.method().equals("send"));

        model.closePage();
        assertThat(content().charts().name()).isEqualTo("root.mail");
    }

    @Test
    void a_method_without_jobs_in_the_period_has_a_page_of_zeros() {
        open();

        model.open(new TrendKey.OfMethod("res.partner", "gone"));

        assertThat(content().charts().row().figures().started()).isZero();
        assertThat(content().charts().waits().steps()).hasSize(72);
    }

    @Test
    void the_jobs_of_a_method_are_those_of_its_model_alone() {
        model.openJobs(SEND);
        model.openFailed(new TrendKey.OfChannel("root.mail"));

        assertThat(jobs).containsExactly("model:mail.mail method:send", "state:failed channel:root.mail");
    }

    @Test
    void figures_that_are_not_complete_are_at_least_so_many() {
        var evening = TrendSamples.jobs(TrendPeriod.SIX_HOURS, SampleFeed.NOW);
        var answer = TrendSamples.answer(
                TrendPeriod.SIX_HOURS, SampleFeed.NOW, evening, UsualColumns.ALL, SampleFeed.NOW.minusSeconds(3600));
        var content = TrendsContent.of(
                answer, new TrendKey.All(), SampleFeed.healthy().snapshot());

        assertThat(content.summary()).startsWith("at least ");
        assertThat(content.charts().waits().since()).isEqualTo(SampleFeed.NOW.minusSeconds(3600));
        assertThat(content.notes().getFirst()).contains("count only while they are open");
        assertThat(content.charts().waits().gaps()).isNotEmpty();
    }

    @Test
    void what_a_database_has_no_columns_for_is_unknown_with_its_reason() {
        var columns = new HashSet<>(UsualColumns.ALL);
        columns.removeAll(List.of("date_done", "exec_time"));
        var answer = TrendSamples.answer(
                TrendPeriod.HOUR, SampleFeed.NOW, TrendSamples.jobs(TrendPeriod.HOUR, SampleFeed.NOW), columns, null);
        var content = TrendsContent.of(answer, new TrendKey.All(), null);

        assertThat(content.summary()).contains("done unknown");
        assertThat(content.missing()).isEqualTo("Done, run: unknown, because queue_job has no column date_done here.");
        assertThat(content.charts().row().count(TrendFigure.DONE, 0)).isEqualTo("unknown");
        assertThat(content.isKnown()).isTrue();
    }
}
