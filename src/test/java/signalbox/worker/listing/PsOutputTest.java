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
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.worker.Processes;

class PsOutputTest {
    private static final String HEADING = "    PID    PPID USER                      STARTED     ELAPSED COMMAND\n";
    private static final Instant NOW = Instant.parse("2026-11-24T02:10:00Z");
    private static final String LINE =
            "    389       1 odoo     Sun Nov  1 22:10:03 2026      100797 odoo: WorkerHTTP 389";

    private static final String OTHER = LINE.replace("389", "390");

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
        assertThat(read(HEADING + bare + "\n" + bare.replace("389", "390") + " \n")
                        .processes())
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
        var listing = read((HEADING + LINE + tail + "\n" + OTHER).replace("\n", "\r\n"));
        assertThat(listing.processes()).hasSize(2);
        assertThat(listing.processes().getFirst().command()).endsWith(tail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "'389 1 odoo' | line 1: \"389 1 odoo\" is neither a heading of ps, such as PID PPID USER",
                "'bash: ps: command not found' | line 1: \"bash: ps: command not found\" is neither",
                "'\n$ ps -ef' | line 2: \"$ ps -ef\" is neither",
                "'  PID TTY          TIME CMD' | line 1: \"PID TTY          TIME CMD\" has no column that says when",
                "'LINE\n389 1 odoo' | line 2: \"389 1 odoo\" does not fit the heading PID PPID USER",
                "'HEAD\ndomain users 389 1 odoo' | line 2: \"domain users 389 1 odoo\" does not fit",
                "'LINE\nwrapped\nLINE' | line 2: \"wrapped\" does not fit",
                "'odoo@host:~$ cat x\nHello\nLINE' | line 2: \"Hello\" is neither",
                "'HEAD\nLINE\n389 1 odoo' | line 3: \"389 1 odoo\" does not fit the heading PID PPID USER",
                "'HEAD\n389 1 odoo Sun Nov 22 22:10:00 2026 odoo' | line 2: \"389 1 odoo Sun",
                "'HEAD\n389 1 odoo Sun Nox 22 22:10:00 2026 5 odoo' | line 2: \"389 1 odoo Sun",
                "'HEAD\n389 1 odoo Sun Nov 22 99:10:00 2026 5 odoo' | line 2: \"389 1 odoo Sun",
                "'HEAD\n99999999999 1 odoo Sun Nov 22 22:10:00 2026 5 odoo' | line 2: \"99999999999 1 odoo"
            })
    void what_is_not_as_ps_prints_it_is_named_with_its_line(String text, String message) {
        var whole = text.replace("HEAD", HEADING.strip()).replace("LINE", LINE);
        assertThatThrownBy(() -> read(whole))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("list.txt, " + message)
                .hasMessageContaining(PsOutput.COMMAND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "'' | list.txt is empty. A list is what",
                "' \n\n' | list.txt is empty. A list is what",
                "'sh: 1: ps: not found' | of a container without ps: docker top CONTAINER",
                "'exec: \"ps\": executable file not found in $PATH' | docker top CONTAINER",
                "'PID   USER     TIME  COMMAND\n    1 root      0:00 sh' | BusyBox: ps -o pid,ppid,user,etime,args",
                "'BusyBox v1.36.1 multi-call binary.\nUsage: ps [-o COL1,COL2=HEADER]' | BusyBox: ps -o pid",
                "'HEAD\n389 1 odoo lis 22 2026 odoo: büro' | in English: LC_ALL=C ps -ww",
                "'EF\nodoo 389 1 0 lis22 ? 00:00:01 odoo' | no date that is known, but \"lis22\"",
                "'EF\nodoo 389 1 0 lis22 ? 00:00:01 odoo' | in English: LC_ALL=C ps -ww"
            })
    void what_is_no_list_has_a_way_out(String text, String told) {
        var whole = text.replace("HEAD", HEADING.strip()).replace("EF\n", EF);
        assertThatThrownBy(() -> read(whole))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told)
                .hasMessageContaining("ps -ef or ps aux prints");
    }

    @ParameterizedTest
    @CsvSource({
        "Okt12, 2026-10-12T00:00:00Z",
        "Mär03, 2026-03-03T00:00:00Z",
        "Mai 3, 2026-05-03T00:00:00Z",
        "Dez31, 2025-12-31T00:00:00Z",
        "oct.12, 2026-10-12T00:00:00Z",
        "déc.12, 2025-12-12T00:00:00Z",
        "juil.01, 2026-07-01T00:00:00Z",
        "févr.29, 2024-02-29T00:00:00Z",
        "mars03, 2026-03-03T00:00:00Z",
        "ene07, 2026-01-07T00:00:00Z",
        "ago07, 2026-08-07T00:00:00Z",
        "gen07, 2026-01-07T00:00:00Z",
        "set30, 2026-09-30T00:00:00Z",
        "out15, 2026-10-15T00:00:00Z",
        "mrt03, 2026-03-03T00:00:00Z",
        "maj03, 2026-05-03T00:00:00Z",
        "11月23, 2026-11-23T00:00:00Z"
    })
    void days_of_other_languages_are_read(String printed, Instant started) throws IOException {
        var line = "odoo         389       1  0 " + printed + " ?        00:00:12 odoo\n";
        assertThat(read(EF + line).processes().getFirst().started()).isEqualTo(started);
        assertThat(read(line).processes().getFirst().started()).isEqualTo(started);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mo  23. Nov 14:02:41 2026",
                "Mo Nov 23 14:02:41 2026",
                "lun. 23 nov. 14:02:41 2026",
                "Mon 23 Nov 14:02:41 2026"
            })
    void moments_of_other_languages_are_read(String printed) throws IOException {
        assertThat(read(HEADING + "389 1 odoo " + printed + " 42 odoo\n")
                        .processes()
                        .getFirst()
                        .started())
                .isEqualTo("2026-11-23T14:02:41Z");
    }

    @ParameterizedTest
    @CsvSource({
        "1:02AM, 2026-11-24T01:02:00Z",
        "12:02AM, 2026-11-24T00:02:00Z",
        "10:02PM, 2026-11-23T22:02:00Z",
        "Sun02PM, 2026-11-22T14:00:00Z",
        "23Nov25, 2025-11-23T00:00:00Z"
    })
    void starts_of_bsd_are_read(String printed, Instant started) throws IOException {
        var heading = "USER   PID  %CPU %MEM      VSZ    RSS   TT  STAT STARTED      TIME COMMAND\n";
        var line = "odoo   389   0.0  0.1 34123456   1234   ??  S    " + printed + "   0:01.02 python odoo-bin\n";
        assertThat(read(heading + line).processes().getFirst().started()).isEqualTo(started);
    }

    @Test
    void a_line_that_stands_before_each_is_left_out() throws IOException {
        for (var prefix : List.of("> ", ">> ", "odoo-5c9-x2: ", "odoo-1  | ", "[pod/odoo-1/odoo] ")) {
            assertThat(read((HEADING + LINE + "\n" + OTHER).replaceAll("(?m)^", prefix))
                            .processes())
                    .containsExactlyElementsOf(
                            read(HEADING + LINE + "\n" + OTHER).processes());
        }
    }

    @Test
    void lists_of_several_containers_are_those_of_their_host() throws IOException {
        var line = "101         2211       1  0 14:02 ?        00:00:12 odoo-bin\n";
        var listing = read("acme-odoo-1\n" + EF + line + "\nacme-db-1\n" + EF + line.replace("2211", "2212"));

        assertThat(listing.processes()).extracting(HostProcess::pid).containsExactly(2211, 2212);
        assertThat(listing.remarks())
                .contains("It has 2 lists, from lines 2 and 6: they are read as those of one host, because no process"
                        + " is in two of them.");
        assertThat(read("SERVICE   #   " + EF + "odoo      1   " + line).processes())
                .hasSize(1);
    }

    @Test
    void threads_are_no_processes() throws IOException {
        var listing = read("""
                UID  PID PPID LWP C NLWP STIME TTY TIME CMD
                odoo 389 1 389 0 2 14:02 ? 00:01 odoo
                odoo 389 1 391 0 2 14:02 ? 00:01 odoo
                """);

        assertThat(listing.processes()).hasSize(1);
        assertThat(listing.remarks()).first().asString().startsWith("No processes, and left out: line 3 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UID USER PID PPID STARTED COMMAND COMMAND\n101 odoo 389 1 02:09:58 python3 odoo -c x",
                "PID PPID USER START COMMAND\n389 1 odoo 02:09:58 odoo -c x",
                "PID                 PPID                USER   STARTED   COMMAND\n"
                        + "389                 1                   odoo   02:09:58            odoo -c x",
                "PID\u00a0PPID\u00a0USER\u00a0STARTED\u00a0COMMAND\n389\u00a01\u00a0odoo\u00a002:09:58\u00a0odoo -c x"
            })
    void columns_that_come_twice_are_wide_or_copied_from_a_page_are_read(String text) throws IOException {
        var process = read(text).processes().getFirst();

        assertThat(process.started()).isEqualTo("2026-11-24T02:09:58Z");
        assertThat(process.command()).isEqualTo("odoo -c x");
        assertThat(process.pid()).isEqualTo(389);
    }

    @Test
    void two_lists_with_the_same_process_are_refused() {
        assertThatThrownBy(() -> read(HEADING + LINE + "\n\n$ ps -ef\n" + EF + "odoo 389 1 0 14:02 ? 0:01 odoo\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("list.txt has two lists, from line 1 and from line 5, and process 389 is in both: give one"
                        + " of them alone.");
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
        var listing = read("# ps -ww | grep odoo\n" + LINE + "\n" + OTHER);

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
        var bigEndian = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE);
        assertThat(read(new ByteArrayInputStream(bigEndian)).processes()).hasSize(1);
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
        "3-01:02:10, 2026-11-21T01:07:50Z",
        "1h02, 2026-11-24T01:08:00Z",
        "3d01, 2026-11-21T01:10:00Z",
        "120d, 2026-07-27T02:10:00Z",
        "1500:10, 2026-11-23T01:09:50Z"
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
