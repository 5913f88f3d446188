package signalbox.worker.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.worker.Processes;

class PsOutputTest {
    private static final String HEADING = "    PID    PPID USER                      STARTED     ELAPSED COMMAND\n";
    private static final Instant NOW = Instant.parse("2026-11-24T02:10:00Z");
    private static final String LINE =
            "    389       1 odoo     Sun Nov  1 22:10:03 2026      100797 odoo: WorkerHTTP 389";

    private static ProcessListing read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ProcessListing read(InputStream bytes) throws IOException {
        return PsOutput.read(bytes, "list.txt", ZoneOffset.UTC, NOW);
    }

    @Test
    void each_column_is_read() throws IOException {
        var listing = read(HEADING + LINE + "\n\n");

        assertThat(listing.source()).isEqualTo("list.txt");
        assertThat(listing.processes())
                .containsExactly(
                        new HostProcess(389, 1, "odoo", Instant.parse("2026-11-01T22:10:03Z"), "odoo: WorkerHTTP 389"));
    }

    @Test
    void it_was_taken_when_the_youngest_line_says() {
        assertThat(Processes.sample("multi-node.txt").takenAt()).isEqualTo("2026-11-24T02:10:00Z");
    }

    @Test
    void local_times_need_a_zone() throws IOException {
        var listing = PsOutput.read(
                new ByteArrayInputStream((HEADING + LINE).getBytes(StandardCharsets.UTF_8)),
                "x",
                ZoneId.of("Asia/Kathmandu"),
                NOW);
        assertThat(listing.processes().getFirst().started()).isEqualTo("2026-11-01T16:25:03Z");
    }

    @Test
    void a_process_may_have_no_arguments() throws IOException {
        var bare = LINE.replace(" odoo: WorkerHTTP 389", "");
        assertThat(read(HEADING + bare + "\n" + bare + " \n").processes())
                .extracting(HostProcess::command)
                .containsOnly("");
    }

    @Test
    void bytes_that_are_no_text_are_replaced() throws IOException {
        var bytes = (HEADING + LINE + " \u00ff\u00fe").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(new ByteArrayInputStream(bytes)).processes().getFirst().command())
                .isEqualTo("odoo: WorkerHTTP 389 \ufffd\ufffd");
    }

    @Test
    void long_lines_and_line_ends_of_windows_are_read() throws IOException {
        var tail = " x".repeat(500_000);
        var listing = read((HEADING + LINE + tail + "\n" + LINE).replace("\n", "\r\n"));
        assertThat(listing.processes()).hasSize(2);
        assertThat(listing.processes().getFirst().command()).endsWith(tail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "'' | line 1: the heading PID PPID USER STARTED ELAPSED COMMAND is missing",
                "'389 1 odoo' | line 1: the heading",
                "'  PID TTY          TIME CMD' | line 1: no column says when the processes began",
                "'LINE\n389 1 odoo' | line 2: expected PID PPID USER STARTED ELAPSED COMMAND",
                "'LINE\nwrapped\nLINE' | line 2: expected",
                "'odoo@host:~$ cat x\nHello\nLINE' | line 2: the heading",
                "'HEAD\nLINE\n389 1 odoo' | line 3: expected PID PPID USER STARTED ELAPSED COMMAND",
                "'HEAD\n389 1 odoo Sun Nov 22 22:10:00 2026 odoo' | line 2: expected",
                "'HEAD\n389 1 odoo Sun Nox 22 22:10:00 2026 5 odoo' | line 2: \"Sun Nox 22 22:10:00 2026\" is not a date",
                "'HEAD\n389 1 odoo Sun Nov 22 99:10:00 2026 5 odoo' | line 2: \"Sun Nov 22 99:10:00 2026\" is not a date",
                "'HEAD\n99999999999 1 odoo Sun Nov 22 22:10:00 2026 5 odoo' | line 2: expected"
            })
    void what_is_not_as_ps_prints_it_is_named_with_its_line(String text, String message) {
        var whole = text.replace("HEAD", HEADING.strip()).replace("LINE", LINE);
        assertThatThrownBy(() -> read(whole))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("list.txt, " + message)
                .hasMessageContaining(PsOutput.COMMAND);
    }

    @Test
    void a_long_line_is_not_repeated_in_the_message() {
        assertThatThrownBy(() -> read("x".repeat(100_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }

    @Test
    void more_than_a_list_of_processes_can_be_is_refused() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        };
        assertThatThrownBy(() -> read(endless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 8 MB");
    }

    @Test
    void what_surrounds_the_list_is_left_out_and_named() throws IOException {
        var listing = read("Welcome to acme\nodoo@host:~$ ps -ww\n" + HEADING + LINE + "\n\nodoo@host:~$ \n");

        assertThat(listing.processes()).hasSize(1);
        assertThat(listing.remarks())
                .containsExactly("No processes, and left out: line 1 \"Welcome to acme\", 2 \"odoo@host:~$ ps -ww\","
                        + " 6 \"odoo@host:~$\".");
        assertThat(read(HEADING + LINE).remarks()).isEmpty();
    }

    @Test
    void a_list_without_its_heading_is_read_if_each_line_fits() throws IOException {
        var listing = read("# ps -ww | grep odoo\n" + LINE + "\n" + LINE);

        assertThat(listing.processes()).hasSize(2);
        assertThat(listing.takenAt()).isEqualTo("2026-11-03T02:10:00Z");
        assertThat(listing.remarks())
                .last()
                .isEqualTo("It has no heading: each line fits PID PPID USER STARTED ELAPSED COMMAND.");
    }

    @Test
    void marks_of_editors_and_terminals_are_no_part_of_it() throws IOException {
        var text = "\u001b]0;odoo@host\u0007\u001b[01;32modoo@host\u001b[00m:~$ ps\n" + HEADING
                + LINE.replace("odoo:", "\u001b[01;31modoo\u001b[m:");
        assertThat(read("\ufeff" + text).processes())
                .containsExactlyElementsOf(read(HEADING + LINE).processes());
        var wide = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
        assertThat(read(new ByteArrayInputStream(wide)).processes()).hasSize(1);
        assertThat(read("\ufeff" + HEADING + LINE).remarks()).isEmpty();
    }

    private static final String EF = "UID          PID    PPID  C STIME TTY          TIME CMD\n";
    private static final String AUX = "USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n";

    @ParameterizedTest
    @CsvSource({
        "02:09, 2026-11-24T02:09:00Z",
        "02:15, 2026-11-24T02:15:00Z",
        "14:02, 2026-11-23T14:02:00Z",
        "Nov23, 2026-11-23T00:00:00Z",
        "Nov03, 2026-11-03T00:00:00Z",
        "Dec31, 2025-12-31T00:00:00Z",
        "2025, 2025-01-01T00:00:00Z"
    })
    void ps_ef_prints_coarse_starts(String printed, Instant started) throws IOException {
        var line = "odoo         389       1  0 " + printed + " ?        00:00:12 python3 odoo-bin -c x\n";
        for (var text : List.of(EF + line, line)) {
            var listing = read(text);
            assertThat(listing.processes())
                    .containsExactly(new HostProcess(389, 1, "odoo", started, "python3 odoo-bin -c x"));
            assertThat(listing.takenAt()).isEqualTo(NOW);
            assertThat(listing.remarks())
                    .contains("It does not say when it was taken: it counts as taken when it was read.")
                    .contains("It shows to the minute when processes began, for older ones to the day or the year.");
        }
    }

    @Test
    void ps_aux_shows_no_parents() throws IOException {
        var line = "odoo+        389  0.1  2.0 812340 99712 ?        Ssl  Nov23   1:02  \\_ python3 odoo-bin\n";
        for (var text : List.of(AUX + line, line)) {
            var listing = read(text);
            assertThat(listing.processes())
                    .containsExactly(new HostProcess(
                            389,
                            HostProcess.UNKNOWN_PARENT,
                            "odoo+",
                            Instant.parse("2026-11-23T00:00:00Z"),
                            "python3 odoo-bin"));
            assertThat(listing.remarks())
                    .last()
                    .isEqualTo("It has no column PPID: which process started which is not known.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10, 2026-11-24T02:09:50Z",
        "02:10, 2026-11-24T02:07:50Z",
        "1:02:10, 2026-11-24T01:07:50Z",
        "3-01:02:10, 2026-11-21T01:07:50Z"
    })
    void a_start_may_follow_from_the_time_elapsed(String elapsed, Instant started) throws IOException {
        assertThat(read("PID ELAPSED ARGS\n 389 " + elapsed + " odoo")
                        .processes()
                        .getFirst()
                        .started())
                .isEqualTo(started);
    }

    @Test
    void a_start_of_own_columns_may_be_a_time_or_a_day() throws IOException {
        var listing = read("PID STARTED COMMAND\n1   Nov 03 init\n2 02:09:58 ps\n");
        assertThat(listing.processes())
                .extracting(process -> process.started().toString())
                .containsExactly("2026-11-03T00:00:00Z", "2026-11-24T02:09:58Z");
    }

    @Test
    void a_password_is_not_kept() throws IOException {
        var listing = read(HEADING + LINE.replace("odoo: WorkerHTTP 389", "odoo --db_password s3cr3tpw -w s3cr3tpw")
                + "\n" + LINE + " --db_password=s3cr3tpw postgres://odoo:s3cr3tpw@host/x\n");
        assertThat(listing.processes().toString()).doesNotContain("s3cr3tpw").contains("--db_password ********");
        assertThatThrownBy(() -> read(HEADING + "389 odoo --db_password=s3cr3tpw"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cr3tpw"));
    }
}
