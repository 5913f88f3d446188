package signalbox.ui.jobs.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.ui.JobSamples.NOW;
import static signalbox.ui.JobSamples.job;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.job.JobDetail;
import signalbox.ui.JobSamples;

class DetailTextTest {
    @Test
    void a_failed_job_ends_at_a_time_that_nobody_knows() {
        var stages = JobTimeline.of(job(1, JobState.FAILED), NOW);
        assertThat(stages)
                .extracting(JobTimeline.Stage::word)
                .containsExactly("created", "enqueued", "started", "failed");
        assertThat(stages.getLast().time()).isEqualTo("time unknown");
        assertThat(stages.getLast().before()).isEmpty();
    }

    @Test
    void a_done_job_shows_the_durations_between() {
        var stages = JobTimeline.of(job(1, JobState.DONE), NOW);
        assertThat(stages).extracting(JobTimeline.Stage::before).containsExactly("", "1 h 21 m", "2.0 s", "30 s");
    }

    @Test
    void what_is_only_to_come_is_marked() {
        assertThat(JobTimeline.of(job(1, JobState.STARTED), NOW).getLast())
                .isEqualTo(new JobTimeline.Stage(JobState.DONE, "still running", "", "33 s so far", false));
        assertThat(JobTimeline.of(job(4, JobState.PENDING), NOW))
                .extracting(JobTimeline.Stage::word)
                .containsExactly("created", "pending", "not before");
    }

    @Test
    void arguments_are_pretty_json_and_what_is_none_stays_as_it_is() {
        var job = job(1, JobState.FAILED);
        var whole = JobSamples.detail(job, List.of(), List.of());
        assertThat(JobArguments.of(whole))
                .startsWith("{\n  \"records\": {\n    \"_type\"")
                .contains("\"args\": []")
                .contains("\"fields\": [ \"price\", \"qty\" ]");
        var raw = new JobDetail(
                job,
                null,
                "shopify.product(1,)",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                List.of(),
                List.of(),
                "1 (0,1)");
        assertThat(JobArguments.of(raw)).isEqualTo("{\n  \"records\": shopify.product(1,)\n}");
    }

    @Test
    void a_traceback_is_cut_to_its_innermost_frames() {
        assertThat(Traceback.brief(JobSamples.TRACEBACK).lines().toList())
                .startsWith("Traceback (most recent call last):", "  … 2 outer frames")
                .endsWith("odoo.addons.connector.exception.NetworkRetryableError: 503 Service Unavailable")
                .hasSize(9);
        assertThat(Traceback.brief("no traceback")).isEqualTo("no traceback");
        assertThat(Traceback.brief("")).isEmpty();
    }
}
