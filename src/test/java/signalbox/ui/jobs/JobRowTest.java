package signalbox.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.ui.JobSamples.NOW;
import static signalbox.ui.JobSamples.job;

import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;

class JobRowTest {
    @Test
    void a_running_job_says_how_long_so_far_and_a_failed_one_nothing() {
        assertThat(JobRow.of(job(1, JobState.STARTED), NOW).ranFor()).isEqualTo("33 s");
        assertThat(JobRow.of(job(1, JobState.STARTED), NOW.plusSeconds(1)).ranFor())
                .isEqualTo("34 s");
        assertThat(JobRow.of(job(1, JobState.DONE), NOW).ranFor()).isEqualTo("28.84 s");
        assertThat(JobRow.of(job(1, JobState.FAILED), NOW).ranFor()).isEmpty();
    }

    @Test
    void only_a_coming_eta_is_shown() {
        assertThat(JobRow.of(job(4, JobState.PENDING), NOW).eta()).isEqualTo("10:13:20");
        assertThat(JobRow.of(job(4, JobState.PENDING), NOW.plusSeconds(601)).eta())
                .isEmpty();
    }

    @Test
    void tries_are_out_of_those_allowed() {
        var row = JobRow.of(job(1, JobState.FAILED), NOW);
        assertThat(row.tries()).isEqualTo("5/5");
        assertThat(row.isLastTry()).isTrue();
    }
}
