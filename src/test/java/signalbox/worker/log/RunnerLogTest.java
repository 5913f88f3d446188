package signalbox.worker.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RunnerLogTest {
    private static final String JOB = "aaaaaaaa-0000-4000-8000-000000000001";

    private static RunnerLog read(String text) {
        return RunnerLog.of(text.getBytes(StandardCharsets.UTF_8), "odoo.log", false);
    }

    private static RunnerLog sample() throws IOException {
        try (var log = Objects.requireNonNull(RunnerLogTest.class.getResourceAsStream("/logs/odoo-sh.log"))) {
            return RunnerLog.of(log.readAllBytes(), "odoo.log", true);
        }
    }

    @Test
    void each_entry_of_the_runner_is_recognised() throws IOException {
        assertThat(sample().entries())
                .extracting(LogEntry::kind)
                .containsExactly(
                        LogEventKind.STARTS,
                        LogEventKind.STARTS,
                        LogEventKind.STARTS,
                        LogEventKind.STARTS,
                        LogEventKind.FOLLOWS,
                        LogEventKind.LEADS,
                        LogEventKind.READY,
                        LogEventKind.ASKED,
                        LogEventKind.FAILED_REQUEST,
                        LogEventKind.FAILED_REQUEST,
                        LogEventKind.OTHER,
                        LogEventKind.RESTART,
                        LogEventKind.CRON,
                        LogEventKind.STOPS);
        var first = sample().entries().getFirst();
        assertThat(first.at()).isEqualTo("2026-11-24T02:05:06.011Z");
        assertThat(first.pid()).isEqualTo(389);
        assertThat(first.line()).isEqualTo(3);
        assertThat(first.database()).isNull();
    }

    @Test
    void requests_that_failed_say_how_and_for_which_job() throws IOException {
        assertThat(sample().entries())
                .filteredOn(entry -> entry.kind() == LogEventKind.FAILED_REQUEST)
                .extracting(entry -> entry.job() + " " + entry.outcome())
                .containsExactly(JOB + " refused", "aaaaaaaa-0000-4000-8000-000000000002 timed out");
        assertThat(sample().entries())
                .filteredOn(entry -> entry.kind() == LogEventKind.RESTART)
                .extracting(LogEntry::cause)
                .containsExactly("psycopg2.OperationalError: terminating connection due to administrator command");
    }

    @Test
    void a_job_has_the_entries_that_name_it_also_those_of_other_loggers() throws IOException {
        assertThat(sample().ofJob(JOB).entries())
                .extracting(LogEntry::kind)
                .containsExactly(LogEventKind.ASKED, LogEventKind.FAILED_REQUEST, LogEventKind.OTHER);
    }

    @Test
    void no_password_is_kept() throws IOException {
        assertThat(sample().toString()).doesNotContain("s3cr3tpw").contains("********");
    }

    @Test
    void a_traceback_of_something_else_belongs_to_no_entry() throws IOException {
        assertThat(sample().toString()).doesNotContain("KeyError");
        assertThat(read("Traceback\nx\n").entries()).isEmpty();
        assertThat(read("").lines()).isZero();
    }

    @Test
    void colours_and_dates_that_are_none_do_no_harm() {
        var line =
                "2026-11-24 02:05:11,123 389 \u001b[1;32mINFO\u001b[0m acme odoo.addons.queue_job.jobrunner.runner: starting";
        assertThat(read(line).entries()).hasSize(1);
        assertThat(read(line.replace("11-24", "13-99")).entries()).isEmpty();
    }

    @Test
    void of_very_many_entries_the_newest_are_kept_and_long_ones_are_cut() {
        var line = "2026-11-24 02:05:11,123 389 INFO acme odoo.addons.queue_job.jobrunner.runner: ";
        var log = read((line + "starting\n").repeat(3_000) + line + "x".repeat(100_000));

        assertThat(log.entries()).hasSize(2_000);
        assertThat(log.entries().getLast().message()).hasSizeLessThan(500);
    }
}
