package signalbox.ui.jobs.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.ui.JobSamples.NOW;
import static signalbox.ui.JobSamples.WRITER;
import static signalbox.ui.JobSamples.counts;
import static signalbox.ui.JobSamples.job;
import static signalbox.ui.JobSamples.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import signalbox.health.Remedy;
import signalbox.health.why.JobDiagnosis;
import signalbox.queue.JobState;
import signalbox.ui.JobSamples;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.fx.QueuedBackground;

class WhyViewModelTest {
    private final List<String> asked = new ArrayList<>();
    private Supplier<String> answer = () -> "It waits.";
    private int seconds;

    private WhyViewModel model(Background background) {
        return new WhyViewModel(
                uuid -> {
                    asked.add(uuid);
                    return Optional.of(new JobDiagnosis(uuid, answer.get(), List.of(), Remedy.none()));
                },
                background);
    }

    private static String show(WhyViewModel model, long id, JobState state) {
        var job = job(id, state);
        model.follow(new DetailContent.Found(JobSamples.detail(job, List.of(), List.of()), NOW));
        return job.uuid();
    }

    private void turn(WhyViewModel model) {
        model.show(snapshot(NOW.plusSeconds(++seconds), WRITER, counts()));
    }

    private static JobDiagnosis known(WhyViewModel model) {
        return ((WhyState.Known) model.explanation().get()).why();
    }

    @Test
    void nothing_is_asked_until_somebody_looks() {
        var model = model(new InlineBackground());
        var uuid = show(model, 1, JobState.PENDING);
        turn(model);
        assertThat(asked).isEmpty();
        assertThat(model.explanation().get()).isEqualTo(new WhyState.Awaited());
        model.watch(true);
        assertThat(asked).containsExactly(uuid);
        model.watch(false);
        turn(model);
        assertThat(asked).hasSize(1);
    }

    @Test
    void each_snapshot_brings_a_new_answer() {
        var model = model(new InlineBackground());
        model.watch(true);
        show(model, 1, JobState.PENDING);
        answer = () -> "Its turn is next.";
        turn(model);
        assertThat(known(model).answer()).isEqualTo("Its turn is next.");
    }

    /// While nothing changes it is not asked again, and its ages stand still.
    @Test
    void an_answer_has_the_time_when_it_was_asked_for() {
        var model = model(new InlineBackground());
        model.watch(true);
        show(model, 1, JobState.PENDING);
        turn(model);
        assertThat(((WhyState.Known) model.explanation().get()).at()).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void a_job_that_is_over_is_not_asked_about() {
        var model = model(new InlineBackground());
        model.watch(true);
        show(model, 1, JobState.DONE);
        show(model, 2, JobState.CANCELLED);
        turn(model);
        assertThat(asked).isEmpty();
        assertThat(model.explanation().get()).isEqualTo(new WhyState.None());
    }

    @Test
    void a_job_that_changed_is_asked_about_at_once() {
        var model = model(new InlineBackground());
        model.watch(true);
        show(model, 1, JobState.PENDING);
        show(model, 1, JobState.STARTED);
        assertThat(asked).hasSize(2);
        show(model, 1, JobState.DONE);
        assertThat(asked).hasSize(2);
        assertThat(model.explanation().get()).isEqualTo(new WhyState.None());
    }

    @Test
    void the_answer_for_a_job_that_was_left_is_dropped() {
        var background = new QueuedBackground();
        var model = model(background);
        model.watch(true);
        show(model, 1, JobState.PENDING);
        var second = show(model, 2, JobState.PENDING);
        background.finish(1);
        background.finish(0);
        assertThat(known(model).uuid()).isEqualTo(second);
    }

    @Test
    void a_failure_keeps_what_was_found_out_before() {
        var model = model(new InlineBackground());
        model.watch(true);
        show(model, 1, JobState.PENDING);
        answer = () -> {
            throw new IllegalStateException("The server has closed the connection.");
        };
        turn(model);
        assertThat(model.explanation().get()).isInstanceOfSatisfying(WhyState.Unread.class, unread -> {
            assertThat(unread.reason()).isEqualTo("The server has closed the connection.");
            assertThat(unread.last()).isNotNull();
        });
    }

    @Test
    void a_job_that_is_gone_says_so() {
        var model = new WhyViewModel(_ -> Optional.empty(), new InlineBackground());
        model.watch(true);
        show(model, 1, JobState.PENDING);
        assertThat(model.explanation().get()).isEqualTo(new WhyState.Gone());
    }
}
