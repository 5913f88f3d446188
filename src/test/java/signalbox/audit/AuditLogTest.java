package signalbox.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditLogTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private record Requeue(String name, int size) implements Action {}

    @TempDir
    private Path folder;

    private AuditLog log() {
        return new AuditLog(folder.resolve("state/audit.jsonl"));
    }

    private static AuditEntry begun(String action) {
        return AuditEntry.begun(NOON, "acme", new Requeue(action, 1), null);
    }

    @Test
    void a_line_that_was_written_half_does_not_spoil_the_next() throws Exception {
        var log = log();
        log.append(begun("first"));
        Files.writeString(log.file(), "{\"when\":\"2026-06-01T12:0", StandardOpenOption.APPEND);

        log.append(begun("second"));

        assertThat(log.newest(10)).extracting(AuditEntry::action).containsExactly("second", "first");
        assertThat(Files.readString(log.file())).endsWith("\n").contains("12:0\n{");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/proc/nope/signalbox | the folder /proc/nope cannot be made",
                "taken | FOLDER/taken is not a folder",
                "taken/signalbox | Not a directory",
            })
    void why_it_cannot_be_written_is_said_with_the_folder(String parent, String reason) throws Exception {
        Files.writeString(folder.resolve("taken"), "a file where a folder should be");
        var log = new AuditLog(folder.resolve(parent).resolve("audit.jsonl"));

        assertThatThrownBy(() -> log.append(begun("first")))
                .hasMessage("The audit log " + log.file() + " cannot be written: "
                        + reason.replace("FOLDER", folder.toString()));
    }

    @Test
    void half_a_letter_at_the_end_hides_no_line() throws Exception {
        var log = log();
        log.append(begun("first"));
        Files.write(log.file(), new byte[] {'{', (byte) 0xc3}, StandardOpenOption.APPEND);

        log.append(begun("second"));

        assertThat(log.newest(10)).extracting(AuditEntry::action).containsExactly("second", "first");
    }
}
