package signalbox.health;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.health.LoggedLines.REFUSED;
import static signalbox.ui.JobSamples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.ui.JobSamples;

class LogEvidenceTest {
    private static final String JOB = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String OTHER = "aaaaaaaa-0000-4000-8000-000000000002";

    private final LoggedLines lines = new LoggedLines("p_acme_prod");

    private static Instant ago(long seconds) {
        return NOW.minusSeconds(seconds);
    }

    private static Optional<LogEvidence> of(KnownLog log) {
        return LogEvidence.of(log, JobSamples.snapshot(NOW, JobSamples.WRITER, JobSamples.counts()));
    }

    private LogEvidence evidence() {
        return of(lines.readAt(NOW)).orElseThrow();
    }

    private LogEvidence since(Instant began) {
        var all = evidence();
        return new LogEvidence(all.source(), all.entries(), began, all.now());
    }

    @Test
    void failed_requests_are_counted_with_the_first_the_last_and_the_newest_and_its_cause() {
        lines.failed(ago(130), OTHER, REFUSED)
                .failed(ago(70), OTHER, "ConnectTimeout: timed out")
                .failed(ago(5), JOB, REFUSED);

        assertThat(evidence().failedRequests())
                .contains("The log odoo.log of build says: 3 requests to Odoo failed (2 refused, 1 timed out), from"
                        + " 10:01:10 UTC to 10:03:15 UTC, 5 s ago. The newest (pid 389): exception in GET"
                        + " http://localhost:8069/queue_job/runjob?db=p_acme_prod&job_uuid=" + JOB + ": " + REFUSED);
        assertThat(evidence().failedRequests(JOB))
                .hasValueSatisfying(words -> assertThat(words)
                        .startsWith("The log odoo.log of build says: 1 request to Odoo failed (1 refused), at 10:03:15"
                                + " UTC, 5 s ago. The entry (pid 389): "));
    }

    @Test
    void a_log_without_such_entries_shows_nothing() {
        assertThat(evidence().failedRequests()).isEmpty();
        lines.add(ago(5), "asking Odoo to run job " + JOB + " on db p_acme_prod");
        assertThat(evidence().failedRequests()).isEmpty();
        assertThat(evidence().restarts()).isEmpty();
        assertThat(evidence().putBack()).isEmpty();
        assertThat(evidence().followers()).isEmpty();
        assertThat(evidence().absentRunners()).isEmpty();
    }

    @Test
    void a_log_that_was_not_read_or_long_ago_shows_nothing() {
        lines.failed(ago(5), JOB, REFUSED);
        assertThat(of(KnownLog.notAsked())).isEmpty();
        assertThat(of(lines.readAt(NOW.minus(LogEvidence.READ_WITHIN)))).isPresent();
        assertThat(of(lines.readAt(NOW.minus(LogEvidence.READ_WITHIN).minusSeconds(1))))
                .isEmpty();
    }

    @Test
    void entries_that_are_old_or_ahead_of_the_clock_do_not_speak_of_now() {
        lines.failed(NOW.minus(LogEvidence.NEW), JOB, REFUSED);
        assertThat(evidence().failedRequests()).isEmpty();
        lines.failed(NOW.plus(Duration.ofHours(2)), JOB, REFUSED);
        assertThat(evidence().failedRequests()).isEmpty();
    }

    @Test
    void requests_that_failed_before_a_job_began_do_not_show_that_they_fail() {
        lines.failed(ago(60), JOB, REFUSED);
        assertThat(since(ago(61)).failedRequests()).isPresent();
        assertThat(since(ago(59)).failedRequests()).isEmpty();
        assertThat(since(ago(59)).failedRequests(JOB)).as("but of this job").isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requests.exceptions.ReadTimeout: Read timed out. (read timeout=1)",
                "requests.exceptions.HTTPError: 500 Server Error: INTERNAL SERVER ERROR for url: http://x"
            })
    void what_a_job_that_runs_or_fails_causes_is_not_counted(String cause) {
        lines.failed(ago(5), JOB, cause);
        assertThat(evidence().failedRequests()).isEmpty();
        assertThat(evidence().failedRequests(JOB)).isEmpty();
    }

    @Test
    void entries_of_another_database_are_not_counted() {
        var other = new LoggedLines("other").failed(ago(5), JOB, REFUSED);
        assertThat(of(other.readAt(NOW)).orElseThrow().failedRequests()).isEmpty();
    }

    @Test
    void restarts_are_told_until_that_runner_is_ready_again() {
        lines.restart(ago(15), "psycopg2.OperationalError: x").restart(ago(10), "TypeError: '<' not supported");
        assertThat(evidence().restarts())
                .hasValueSatisfying(words -> assertThat(words)
                        .contains("a runner started over 2 times, from 10:03:05 UTC to 10:03:10 UTC")
                        .endsWith(": TypeError: '<' not supported"));
        lines.add(ago(4), 402, "queue job runner ready for db p_acme_prod");
        assertThat(evidence().restarts()).as("another is ready").isPresent();
        lines.add(ago(3), "queue job runner ready for db p_acme_prod");
        assertThat(evidence().restarts()).isEmpty();
    }

    @Test
    void jobs_that_are_put_back_runners_that_wait_and_those_that_do_not_start_are_told() {
        lines.add(ago(30), "state of job " + JOB + " was reset from enqueued to pending")
                .add(ago(20), "jobrunner a: not leader of p_acme_prod. leader: b. sleeping 10 sec.")
                .add(ago(10), "Odoo.sh cron worker detected, stopping jobrunner");
        assertThat(evidence().putBack())
                .hasValueSatisfying(words -> assertThat(words).contains("put back 1 job, at "));
        assertThat(evidence().followers())
                .hasValueSatisfying(words -> assertThat(words).contains("runners wrote 1 time that they do not lead"));
        assertThat(evidence().absentRunners())
                .hasValueSatisfying(
                        words -> assertThat(words).contains("1 entry says that a runner ended or was not started"));
    }
}
