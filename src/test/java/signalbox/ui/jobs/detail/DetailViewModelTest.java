package signalbox.ui.jobs.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.ui.JobSamples.NOW;
import static signalbox.ui.JobSamples.WRITER;
import static signalbox.ui.JobSamples.counts;
import static signalbox.ui.JobSamples.job;
import static signalbox.ui.JobSamples.snapshot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.RelatedJobs;
import signalbox.ui.JobSamples;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.fx.QueuedBackground;
import signalbox.ui.screen.log.LogSamples;

class DetailViewModelTest {
    private final Map<String, JobDetail> table = new HashMap<>();
    private @Nullable RuntimeException fault;

    private DetailViewModel model(Background background) {
        var reads = new DetailReads(
                uuid -> {
                    if (fault != null) {
                        throw fault;
                    }
                    return Optional.ofNullable(table.get(uuid));
                },
                _ -> Optional.empty(),
                _ -> new RelatedJobs(null, null));
        var model = new DetailViewModel(reads, LongTextSamples.none(), LogSamples.unread(), background);
        model.show(snapshot(NOW, WRITER, counts()));
        return model;
    }

    private String add(Job job) {
        table.put(job.uuid(), JobSamples.detail(job, List.of(), List.of()));
        return job.uuid();
    }

    private static JobState state(DetailViewModel model) {
        return ((DetailContent.Found) model.content().get()).job().job().state();
    }

    @Test
    void it_follows_the_job_while_it_is_shown() {
        var model = model(new InlineBackground());
        model.open(add(job(1, JobState.FAILED)));
        assertThat(state(model)).isEqualTo(JobState.FAILED);
        add(job(1, JobState.STARTED));
        model.show(snapshot(NOW.plusSeconds(1), WRITER, counts()));
        assertThat(state(model)).isEqualTo(JobState.STARTED);
    }

    @Test
    void a_job_that_cannot_be_read_again_is_shown_as_of_when_it_was() {
        var model = model(new InlineBackground());
        model.open(add(job(1, JobState.STARTED)));
        fault = new IllegalStateException("No server answers.");
        model.show(snapshot(NOW.plusSeconds(77), WRITER, counts()));
        assertThat(model.content().get())
                .isInstanceOfSatisfying(
                        DetailContent.Unread.class,
                        unread -> assertThat(unread.now()).isEqualTo(NOW));
    }

    @Test
    void a_job_that_disappears_says_so_and_can_no_longer_be_acted_on() {
        var model = model(new InlineBackground());
        var uuid = add(job(1, JobState.DONE));
        model.open(uuid);
        assertThat(model.subject()).hasSize(1);
        table.clear();
        model.show(snapshot(NOW.plusSeconds(1), WRITER, counts()));
        assertThat(model.content().get())
                .isInstanceOfSatisfying(
                        DetailContent.Gone.class,
                        gone -> assertThat(gone.last()).isNotNull());
        assertThat(model.subject()).isEmpty();
    }

    @Test
    void a_failure_keeps_what_was_last_seen() {
        var model = model(new InlineBackground());
        model.open(add(job(1, JobState.DONE)));
        fault = new IllegalStateException("The server has closed the connection.");
        model.show(snapshot(NOW.plusSeconds(1), WRITER, counts()));
        assertThat(model.content().get()).isInstanceOfSatisfying(DetailContent.Unread.class, unread -> {
            assertThat(unread.reason()).isEqualTo("The server has closed the connection.");
            assertThat(unread.last()).isNotNull();
        });
    }

    @Test
    void the_answer_for_a_job_that_was_left_is_dropped() {
        var background = new QueuedBackground();
        var model = model(background);
        model.open(add(job(1, JobState.FAILED)));
        model.open(add(job(2, JobState.DONE)));
        background.finish(1);
        background.finish(0);
        assertThat(state(model)).isEqualTo(JobState.DONE);
    }

    @Test
    void one_comes_back_from_a_neighbour() {
        var model = model(new InlineBackground());
        var first = add(job(1, JobState.FAILED));
        model.open(first);
        model.follow(add(job(2, JobState.WAIT_DEPENDENCIES)));
        assertThat(model.canGoBack().get()).isTrue();
        assertThat(state(model)).isEqualTo(JobState.WAIT_DEPENDENCIES);
        model.back();
        assertThat(state(model)).isEqualTo(JobState.FAILED);
        assertThat(model.canGoBack().get()).isFalse();
    }
}
