package signalbox.worker.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Odoo's log as other programs hand it on.
class PrefixedLogTest {
    private static final String JOB = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String HEAD =
            "2026-11-30 02:05:22,101 389 ERROR acme odoo.addons.queue_job.jobrunner.runner: ";
    private static final String FAILED = HEAD + "exception in GET http://x/queue_job/runjob?db=acme&job_uuid=" + JOB;
    private static final String CAUSE = "requests.exceptions.ConnectionError: [Errno 111] Connection refused";
    private static final String PLAIN =
            FAILED + "\nTraceback (most recent call last):\n  File \"x.py\", line 1\n" + CAUSE + "\n";

    private static RunnerLog read(String text) {
        return RunnerLog.of(text.getBytes(StandardCharsets.UTF_8), "odoo.log", false);
    }

    private static String behind(String prefix) {
        return PLAIN.lines().map(line -> prefix + line + "\n").collect(Collectors.joining());
    }

    private static void isTheFailedRequest(RunnerLog log) {
        assertThat(log.fault()).isNull();
        assertThat(log.entries()).hasSize(1);
        var entry = log.entries().getFirst();
        assertThat(entry.kind()).isEqualTo(LogEventKind.FAILED_REQUEST);
        assertThat(entry.job()).isEqualTo(JOB);
        assertThat(entry.at()).isEqualTo("2026-11-30T02:05:22.101Z");
        assertThat(entry.database()).isEqualTo("acme");
        assertThat(entry.cause()).isEqualTo(CAUSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "odoo-1  | ",
                "odoo_1      | ",
                "acme_odoo.1.k2j3h4@node-1    | ",
                "odoo-1  | 2026-11-30T02:05:22.123456789Z ",
                "2026-11-30T02:05:22.123456789Z ",
                "2026-11-30T02:05:22Z ",
                "2026-11-30T02:05:22.123456789Z stdout F ",
                "2026-11-30T02:05:22.123456789+05:45 stderr F ",
                "[pod/odoo-6d4cf56db6-x2x7k/odoo] ",
                "[pod/odoo-6d4cf56db6-x2x7k/odoo] 2026-11-30T02:05:22.123456789Z ",
                "odoo-6d4cf56db6-x2x7k odoo ",
                "Nov 30 02:05:22 srv1 odoo[389]: ",
                "Nov  3 02:05:22 srv1 odoo[389]: ",
                "Nov 30 02:05:22.123456 srv1.example.com odoo-bin[389]: ",
                "Dez 30 02:05:22 srv1 odoo[389]: ",
                "déc. 30 02:05:22 srv1 python3[389]: ",
                "2026-11-30T02:05:22+0000 srv1 odoo[389]: ",
                "2026-11-30T02:05:22.123456+0000 srv1 odoo[389]: ",
                "Mon 2026-11-30 02:05:22 UTC srv1 odoo[389]: ",
                "[12345.678901] srv1 odoo[389]: ",
                "[    5.678901] srv1 odoo[389]: ",
                "1764468322.123456 srv1 odoo[389]: ",
                "<134>Nov 30 02:05:22 srv1 odoo: ",
                "<134>1 2026-11-30T02:05:22.123Z srv1 odoo 389 - - ",
                "2026-11-30T02:05:22.123000+00:00 odoo/odoo/0a1b2c3d ",
                "2026-11-30T02:05:22.123456+00:00 app[web.1]: ",
                "[2026-11-30 02:05:22] ",
                "2026-11-30T02:05:22Z {app=\"odoo\"} ",
                "odoo.log:",
                "/var/log/odoo/odoo.log.1:12:",
                "12:",
                "     1\t",
            })
    void an_entry_and_its_traceback_are_read_behind_a_prefix(String prefix) {
        isTheFailedRequest(read(behind(prefix)));
    }

    @Test
    void times_and_numbers_of_lines_differ_from_line_to_line() {
        isTheFailedRequest(
                read("2026-11-30T02:05:22.12Z stderr F " + FAILED + "\n2026-11-30T02:05:23Z stderr F " + CAUSE));
        isTheFailedRequest(
                read("Nov 30 02:05:22 srv1 odoo[389]: " + FAILED + "\nNov 30 02:05:23 srv1 odoo[389]: " + CAUSE));
        isTheFailedRequest(read("     9\t" + FAILED + "\n    10\t" + CAUSE));
        isTheFailedRequest(read("odoo.log:9:" + FAILED + "\nodoo.log-10-" + CAUSE));
    }

    @Test
    void what_another_container_writes_between_belongs_to_no_entry() {
        isTheFailedRequest(
                read("odoo-1  | " + FAILED + "\nodoo-1  | " + CAUSE + "\ndb-1    | LOG:  checkpoint starting: time\n"
                        + "nginx-1 | 10.0.0.1 - - [30/Nov/2026] \"GET /\"\n"));
    }

    @Test
    void lines_of_two_odoos_that_alternate_stay_with_their_own_entries() {
        var other = FAILED.replace("389", "977").replace(JOB, "aaaaaaaa-0000-4000-8000-000000000002");
        var log = read("odoo-1  | " + FAILED + "\nodoo-2  | " + other + "\nodoo-1  | " + CAUSE
                + "\nodoo-2  | x.Timeout: timed out\n");

        assertThat(log.entries()).extracting(LogEntry::cause).containsExactly(CAUSE, "x.Timeout: timed out");
    }

    @Test
    void a_line_of_a_log_that_a_traceback_quotes_is_no_entry() {
        assertThat(read(PLAIN + "ValueError: " + FAILED + "\n").entries()).hasSize(1);
        assertThat(read(PLAIN + "  the log said " + FAILED + "\n").entries()).hasSize(1);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u001b", "\\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"log\":\"%s\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-30T02:05:22.123456789Z\"}",
                "{\"__REALTIME_TIMESTAMP\":\"1764468322123456\",\"_PID\":\"389\",\"MESSAGE\":\"%s\"}",
                "{\"textPayload\":\"%s\",\"severity\":\"ERROR\",\"timestamp\":\"2026-11-30T02:05:22.123Z\"}",
                "{\"@timestamp\":\"2026-11-30T02:05:22Z\",\"message\":\"%s\",\"kubernetes\":{\"pod\":\"x\"}}",
                "{\"log\":\"2026-11-30T02:05:22.123456789Z stderr F %s\"}",
                "2026-11-30T02:05:22.123456789Z stdout F {\"message\":\"%s\"}",
                "odoo-1  | {\"message\":\"{\\\"message\\\":\\\"%S\\\"}\"}",
            })
    void lines_that_are_packed_in_json_are_unpacked(String form) {
        var twice = form.contains("%S");
        var parts = form.split("%[sS]");
        var text = PLAIN.lines()
                .map(line -> parts[0] + (twice ? escaped(escaped(line)) : escaped(line)) + parts[1] + "\n")
                .collect(Collectors.joining());
        isTheFailedRequest(read(text));
    }

    @Test
    void journald_writes_a_message_with_colours_as_bytes() {
        var bytes = "\u001b[1;31m" + FAILED.replace("ERROR", "\u001b[1mERROR\u001b[0m");
        var numbers = bytes.chars().mapToObj(Integer::toString).collect(Collectors.joining(","));
        isTheFailedRequest(read("{\"MESSAGE\":[" + numbers + "]}\n" + "{\"MESSAGE\":\"" + CAUSE + "\"}"));
    }

    @Test
    void fields_of_a_json_logger_are_an_entry() {
        var message = FAILED.substring(HEAD.length());
        isTheFailedRequest(
                read("{\"asctime\": \"2026-11-30 02:05:22,101\", \"pid\": 389, \"levelname\": \"ERROR\", \"dbname\":"
                        + " \"acme\", \"name\": \"odoo.addons.queue_job.jobrunner.runner\", \"message\": \"" + message
                        + "\", \"exc_info\": \"Traceback (most recent call last):\\n  File\\n" + CAUSE + "\"}"));
        isTheFailedRequest(read("{\"@timestamp\":\"2026-11-30T02:05:22.101Z\",\"log\":{\"level\":\"error\",\"logger\":"
                + "\"odoo.addons.queue_job.jobrunner.runner\"},\"process\":{\"pid\":389},\"database\":\"acme\",\"message\":\""
                + message + "\",\"error\":{\"stack_trace\":\"Traceback\\n" + CAUSE + "\"}}"));
        isTheFailedRequest(
                read("{\"ts\":1796004322.101,\"logger\":\"odoo.addons.queue_job.jobrunner.runner\",\"db\":\"acme\","
                        + "\"msg\":\"" + message + "\",\"traceback\":\"" + CAUSE + "\"}"));
    }

    @Test
    void a_process_that_is_not_written_is_unknown() {
        var entry = read("{\"time\":\"2026-11-30T02:05:22+0000\",\"logger\":\"odoo.addons.queue_job.jobrunner.runner\","
                        + "\"message\":\"starting\"}")
                .entries()
                .getFirst();

        assertThat(entry.pid()).isNull();
        assertThat(entry.process()).isEqualTo("pid unknown");
        assertThat(read("{\"time\":\"x\",\"logger\":\"odoo.addons.queue_job\",\"message\":\"starting\"}")
                        .entries())
                .as("without a moment it is none")
                .isEmpty();
    }

    @Test
    void secrets_behind_a_prefix_and_in_json_are_masked() {
        var line = HEAD + "starting with --db_password hunter2, token=hunter2";
        assertThat(Stream.of("odoo-1 | " + line, "{\"log\":\"" + line + "\"}", "{\"log\":\"password: hunter2")
                        .map(text -> read(text).toString()))
                .allSatisfy(shown -> assertThat(shown).doesNotContain("hunter2").contains("********"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void a_log_that_powershell_kept_is_read(String charset) {
        var bytes = PLAIN.getBytes(Charset.forName(charset));
        isTheFailedRequest(RunnerLog.of(bytes, "odoo.log", false));
        assertThat(RunnerLog.of(("\uFEFF" + PLAIN).getBytes(StandardCharsets.UTF_8), "odoo.log", false)
                        .entries())
                .as("UTF-8 with a mark")
                .hasSize(1);
    }

    @Test
    void of_a_log_in_utf_16_the_end_may_begin_within_a_character() {
        var bytes = (PLAIN + PLAIN).getBytes(StandardCharsets.UTF_16LE);
        var end = java.util.Arrays.copyOfRange(bytes, 101, bytes.length);
        isTheFailedRequest(RunnerLog.of(end, "odoo.log", true));
    }

    @Test
    void zeros_where_a_log_was_emptied_do_no_harm() {
        isTheFailedRequest(read("\0".repeat(100_000) + PLAIN));
    }

    @Test
    void of_a_text_that_is_no_log_of_odoo_the_form_and_the_first_line_are_said() {
        var fault = read("\n10.0.0.1 - - \"GET /?token=hunter2\" \u001b[2J" + "x".repeat(500) + "\nmore\n")
                .fault();

        assertThat(fault)
                .startsWith("No line of odoo.log (3 lines) looks like Odoo's log")
                .contains(
                        "DATE TIME PID LEVEL DATABASE LOGGER: MESSAGE",
                        "The first is \"10.0.0.1 - - \"GET /?token=********")
                .doesNotContain("hunter2", "\u001b")
                .hasSizeLessThan(600);
    }

    @Test
    void of_what_odoo_writes_to_the_systems_log_the_way_out_is_said() {
        assertThat(read("Nov 30 02:05:22 srv1 sshd[1]: x\nNov 30 02:05:22 srv1 Odoo Server 17.0:acme:INFO:"
                                + "odoo.addons.queue_job.jobrunner.runner:starting\n")
                        .fault())
                .contains("syslog = False", "Odoo Server 17.0:acme:INFO");
    }

    @Test
    void a_json_list_over_many_lines_is_read_the_oldest_entry_first() {
        var entries =
                "{\n \"textPayload\": \"2026-11-30 02:06:00,101 389 INFO ? odoo: last\"\n},\n{\n \"textPayload\": \""
                        + PLAIN.lines().findFirst().orElseThrow() + "\"\n}";
        var log = read("[\n" + entries + "\n]\n");

        assertThat(log.entries()).hasSize(1);
        assertThat(log.until()).isEqualTo(java.time.Instant.parse("2026-11-30T02:06:00.101Z"));
        assertThat(read("\"insertId\": \"1\",\n" + entries + "\n]\n").fault())
                .as("only its end")
                .contains("jq -c '.[]' FILE | signalbox log --from -");
    }

    @Test
    void columns_of_ecs_with_tabs_between_are_read_with_the_lines_that_follow() {
        var lines = PLAIN.lines()
                .map("2026-11-30T02:05:22.101Z\tecs/odoo/abc123\t"::concat)
                .collect(java.util.stream.Collectors.joining("\n"));

        isTheFailedRequest(read(lines + "\n"));
    }

    @Test
    void an_empty_log_and_one_of_other_parts_of_odoo_are_no_fault() {
        assertThat(read("").fault()).isNull();
        assertThat(read("\n \n").fault()).isNull();
        assertThat(read("2026-11-30 02:05:22,101 389 INFO ? odoo: Odoo version 17.0\n")
                        .fault())
                .isNull();
    }
}
