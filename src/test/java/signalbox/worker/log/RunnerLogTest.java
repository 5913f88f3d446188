package signalbox.worker.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunnerLogTest {
    private static final String HEAD = "2026-11-24 02:05:11,123 389 INFO acme odoo.addons.queue_job.jobrunner.runner: ";
    private static final String RUNNER = "5e0fbb3b-6a4c-4f55-9f3e-000000000001";
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

    @Test
    void it_says_from_when_to_when_it_was_written() throws IOException {
        assertThat(sample().from()).isEqualTo("2026-11-24T02:05:01.004Z");
        assertThat(sample().until()).isEqualTo("2026-11-24T02:06:02Z");
        assertThat(read("no date").from()).isNull();
    }

    @Test
    void where_older_entries_are_left_out_it_reaches_back_to_the_first_that_is_kept() {
        var later = "2026-11-24 02:07:00,000 389 INFO acme odoo.addons.queue_job.jobrunner.runner: starting\n";
        var log = read(later.replace("02:07", "02:05") + later.repeat(2_000));

        assertThat(log.from()).isEqualTo("2026-11-24T02:07:00Z");
        assertThat(log.isCut()).isTrue();
    }

    @Test
    void of_a_long_cause_the_end_says_how_the_request_failed() {
        var entry = read(HEAD + "exception in GET http://x/queue_job/runjob?db=acme&job_uuid=" + JOB
                        + "\nTraceback\nrequests.exceptions.ConnectionError: Max retries exceeded with url: "
                        + "x".repeat(500) + " [Errno 111] Connection refused\n")
                .entries()
                .getFirst();

        assertThat(entry.fault()).isEqualTo(RequestFault.REFUSED);
        assertThat(entry.cause()).hasSizeLessThan(450).startsWith("requests.exceptions.ConnectionError");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ConnectionError: [Errno 111] Connection refused | REFUSED | true
            requests.exceptions.ConnectTimeout: Connection to x timed out. (connect timeout=1) | TIMED_OUT | true
            requests.exceptions.ReadTimeout: HTTPConnectionPool: Read timed out. (read timeout=1) | NO_ANSWER | false
            requests.exceptions.HTTPError: 500 Server Error: INTERNAL SERVER ERROR for url: http://x | ANSWERED_500 | false
            requests.exceptions.HTTPError: 404 Client Error: NOT FOUND for url: http://x:1500 | OTHER | true
            requests.exceptions.HTTPError: 502 Server Error: Bad Gateway for url: http://x | OTHER | true
            """)
    void a_job_that_runs_or_fails_is_no_request_that_does_not_arrive(
            String cause, RequestFault fault, boolean hindersJobs) {
        assertThat(RequestFault.of(cause)).isEqualTo(fault);
        assertThat(fault.hindersJobs()).isEqualTo(hindersJobs);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?     | starting                                                          | true
            acme  | starting                                                          | true
            other | starting                                                          | false
            acme  | exception in GET http://x/queue_job/runjob?db=other&job_uuid=1    | false
            other | exception in GET http://x/queue_job/runjob?db=acme&job_uuid=1     | true
            ?     | asking Odoo to run job 1 on db other                              | false
            ?     | queue job runner ready for db other                               | false
            ?     | jobrunner 1: not leader of other. leader: 2. sleeping 10 sec.     | false
            other | jobrunner 1 is the leader of db acme                              | true
            """)
    void the_database_that_a_message_names_counts_before_that_of_the_thread(
            String column, String message, boolean isAbout) {
        var entry = read(HEAD.replace(" acme ", " " + column + " ") + message)
                .entries()
                .getFirst();

        assertThat(entry.isAbout("acme")).isEqualTo(isAbout);
    }

    @Test
    void a_runner_has_the_entries_of_its_process_that_are_not_of_jobs() throws IOException {
        var kinds = List.of(
                LogEventKind.STARTS,
                LogEventKind.STARTS,
                LogEventKind.STARTS,
                LogEventKind.STARTS,
                LogEventKind.FOLLOWS,
                LogEventKind.LEADS,
                LogEventKind.READY,
                LogEventKind.FAILED_REQUEST,
                LogEventKind.FAILED_REQUEST,
                LogEventKind.RESTART,
                LogEventKind.STOPS);
        assertThat(kinds(new RunnerProcess(null, 389, null))).isEqualTo(kinds);
        assertThat(kinds(new RunnerProcess(RUNNER, null, null))).isEqualTo(kinds);
    }

    /// A standby's entry names the leader, too.
    @Test
    void a_uuid_that_only_others_name_leads_to_no_process() throws IOException {
        assertThat(kinds(new RunnerProcess(RUNNER.replace("01", "02"), null, null)))
                .isEmpty();
        assertThat(kinds(new RunnerProcess(null, null, null))).isEmpty();
        assertThat(read(HEAD + "starting, leader: " + RUNNER)
                        .ofRunner(new RunnerProcess(RUNNER, null, null))
                        .entries())
                .isEmpty();
    }

    @Test
    void entries_from_before_its_process_are_of_another_that_had_the_pid() throws IOException {
        var started = Instant.parse("2026-11-24T02:05:25Z");
        assertThat(kinds(new RunnerProcess(null, 389, started)))
                .containsExactly(LogEventKind.FAILED_REQUEST, LogEventKind.RESTART, LogEventKind.STOPS);
    }

    private static List<LogEventKind> kinds(RunnerProcess runner) throws IOException {
        return sample().ofRunner(runner).entries().stream().map(LogEntry::kind).toList();
    }

    @Test
    void a_job_that_is_put_back_is_recognised() {
        var entry = read(HEAD + "state of job " + JOB + " was reset from enqueued to pending")
                .entries()
                .getFirst();
        assertThat(entry.kind()).isEqualTo(LogEventKind.PUT_BACK);
        assertThat(entry.job()).isEqualTo(JOB);
    }

    @Test
    void several_lines_in_one_text_of_json_are_entries_of_their_own() {
        var text = HEAD + "starting\\n" + HEAD + "initializing database connections\\n" + HEAD + "stopped";

        assertThat(read("{\"log\": \"" + text + "\"}\n").entries()).hasSize(3);
    }

    @Test
    void the_list_within_an_answer_of_a_service_is_read() {
        var events = "{\"events\": [{\"timestamp\": 1, \"message\": \"" + HEAD + "starting\"}, {\"timestamp\": 2,"
                + " \"message\": \"" + HEAD + "stopped\"}], \"nextForwardToken\": \"f/1\"}";

        assertThat(read(events).entries()).hasSize(2);
        assertThat(read(events).fault()).isNull();
    }

    @Test
    void a_field_of_a_payload_and_milliseconds_behind_a_dot_are_read() {
        assertThat(read("{\"jsonPayload\": {\"message\": \"" + HEAD + "starting\"}}\n")
                        .entries())
                .hasSize(1);
        assertThat(read(HEAD.replace(",123", ".123") + "starting\n").entries()).hasSize(1);
    }

    @Test
    void where_only_the_end_was_read_and_nothing_is_odoos_that_is_said() {
        var end = "x".repeat(1_000).getBytes(StandardCharsets.UTF_8);

        assertThat(RunnerLog.of(end, "odoo.log", true).fault()).contains("Only the last 2 MB were read");
        assertThat(RunnerLog.of(end, "odoo.log", false).fault()).doesNotContain("Only the last");
    }
}
