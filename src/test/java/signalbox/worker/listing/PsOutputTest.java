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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.worker.Processes;

class PsOutputTest {
    private static final String HEADING = "    PID    PPID USER                      STARTED     ELAPSED COMMAND\n";
    private static final String LINE =
            "    389       1 odoo     Sun Nov  1 22:10:03 2026      100797 odoo: WorkerHTTP 389";

    private static ProcessListing read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ProcessListing read(InputStream bytes) throws IOException {
        return PsOutput.read(bytes, "list.txt", ZoneOffset.UTC);
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
                ZoneId.of("Asia/Kathmandu"));
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
                "'  PID TTY          TIME CMD' | line 1: the heading",
                "'PID PPID USER STARTED COMMAND' | line 1: the heading",
                "'HEAD\nLINE\n389 1 odoo' | line 3: expected pid, ppid, user, start, seconds elapsed and command",
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
}
