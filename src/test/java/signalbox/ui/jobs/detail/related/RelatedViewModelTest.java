package signalbox.ui.jobs.detail.related;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.ui.JobSamples.NOW;
import static signalbox.ui.JobSamples.job;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.RelatedJobs;
import signalbox.ui.JobSamples;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.fx.QueuedBackground;

class RelatedViewModelTest {
    private final List<Long> read = new ArrayList<>();
    private @Nullable RuntimeException fault;

    private RelatedViewModel model(Background background) {
        return new RelatedViewModel(
                detail -> {
                    read.add(detail.job().id());
                    if (fault != null) {
                        throw fault;
                    }
                    var other = job(detail.job().id() + 100, JobState.DONE);
                    return new RelatedJobs(null, new RelatedJobs.Alike(List.of(other), false, null));
                },
                background);
    }

    private static JobDetail detail(long id) {
        return JobSamples.detail(job(id, JobState.FAILED), List.of(), List.of());
    }

    private static List<Long> shown(RelatedViewModel model) {
        return ((RelatedState.Known) model.state().get())
                .sections().getLast().jobs().stream().map(job -> job.id()).toList();
    }

    @Test
    void nothing_is_read_before_the_tab_is_opened_nor_after_it_was_left() {
        var model = model(new InlineBackground());
        model.follow(detail(1), NOW);
        assertThat(read).isEmpty();
        model.watch(true);
        assertThat(read).containsExactly(1L);
        assertThat(shown(model)).containsExactly(101L);
        model.watch(false);
        model.follow(detail(2), NOW);
        assertThat(read).containsExactly(1L);
    }

    @Test
    void a_job_that_is_read_again_is_not_looked_up_again_but_when_asked() {
        var model = model(new InlineBackground());
        model.watch(true);
        model.follow(detail(1), NOW);
        model.follow(detail(1), NOW.plusSeconds(1));
        assertThat(read).containsExactly(1L);
        model.look();
        assertThat(read).containsExactly(1L, 1L);
        assertThat(model.state().get())
                .isInstanceOfSatisfying(
                        RelatedState.Known.class,
                        known -> assertThat(known.at()).isEqualTo(NOW.plusSeconds(1)));
    }

    @Test
    void walking_through_the_list_asks_for_the_first_and_the_last_job_only() {
        var background = new QueuedBackground();
        var model = model(background);
        model.watch(true);
        for (long id = 1; id <= 5; id++) {
            model.follow(detail(id), NOW);
        }
        background.finish(0);
        assertThat(model.state().get()).isEqualTo(new RelatedState.Awaited());
        background.finish(0);
        assertThat(read).containsExactly(1L, 5L);
        assertThat(shown(model)).containsExactly(105L);
    }

    @Test
    void an_error_is_told_and_looking_again_helps() {
        var model = model(new InlineBackground());
        fault = new IllegalStateException("The server takes too long.");
        model.watch(true);
        model.follow(detail(1), NOW);
        assertThat(model.state().get()).isEqualTo(new RelatedState.Unread("The server takes too long."));
        fault = null;
        model.look();
        assertThat(shown(model)).containsExactly(101L);
    }

    @Test
    void a_job_that_is_gone_has_none() {
        var background = new QueuedBackground();
        var model = model(background);
        model.watch(true);
        model.follow(detail(1), NOW);
        model.leave();
        background.finish(0);
        assertThat(model.state().get()).isEqualTo(new RelatedState.None());
    }
}
