package signalbox.health.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.health.LoggedLines.REFUSED;
import static signalbox.ui.JobSamples.NOW;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.health.Finding;
import signalbox.health.LogEvidence;
import signalbox.health.LoggedLines;
import signalbox.health.Remedy;
import signalbox.text.Severity;
import signalbox.ui.JobSamples;

class LoggedCausesTest {
    private final LoggedLines lines = new LoggedLines("p_acme_prod");

    private static Finding finding(String code) {
        return new Finding(
                code,
                Severity.CRITICAL,
                "title",
                List.of("what the database shows", "more of it"),
                "why",
                "todo",
                Remedy.none());
    }

    private Finding added(String code) {
        var log = LogEvidence.of(lines.readAt(NOW), JobSamples.snapshot(NOW, JobSamples.WRITER, JobSamples.counts()));
        return LoggedCauses.added(finding(code), log.orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue-stands-still", "leader-idle", "stuck-enqueued", "ghost-suspected"})
    void where_jobs_are_not_begun_the_requests_that_fail_are_evidence_and_what_to_do_begins_with_them(String code) {
        lines.failed(NOW.minusSeconds(5), "aaaaaaaa-0000-4000-8000-000000000001", REFUSED);

        assertThat(LoggedCauses.mayShow(finding(code))).isTrue();
        assertThat(added(code).seen())
                .hasSize(3)
                .startsWith("what the database shows")
                .endsWith("more of it");
        assertThat(added(code).seen().get(1)).contains("1 request to Odoo failed (1 refused)");
        assertThat(added(code).todo())
                .startsWith("Requests to Odoo fail: check")
                .endsWith(" todo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue-stands-still", "no-runner", "no-leader", "other-database-leads", "reconnect-loop"})
    void where_nobody_leads_the_error_after_which_a_runner_starts_over_is_evidence(String code) {
        lines.restart(NOW.minusSeconds(5), "TypeError: x");

        assertThat(added(code).seen())
                .hasSize(3)
                .element(1)
                .asString()
                .contains("started over 1 time")
                .endsWith("TypeError: x");
        assertThat(added(code).todo()).isEqualTo("todo");
    }

    @Test
    void a_log_that_shows_nothing_changes_no_finding() {
        assertThat(added("queue-stands-still")).isEqualTo(finding("queue-stands-still"));
    }

    @Test
    void other_findings_stay_as_they_are() {
        lines.failed(NOW.minusSeconds(5), "aaaaaaaa-0000-4000-8000-000000000001", REFUSED)
                .restart(NOW.minusSeconds(5), "TypeError: x");

        assertThat(LoggedCauses.mayShow(finding("sequential-blocked"))).isFalse();
        assertThat(added("sequential-blocked")).isEqualTo(finding("sequential-blocked"));
    }
}
