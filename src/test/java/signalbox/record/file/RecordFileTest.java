package signalbox.record.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.queue.JobState;
import signalbox.record.file.RecordFileException.Fault;

class RecordFileTest {
    @TempDir
    private Path folder;

    private RecordFile file() {
        return new RecordFile(folder.resolve("recordings/prod.db"));
    }

    @Test
    void a_new_file_has_the_tables_of_today_and_is_for_its_owner_alone() throws IOException {
        try (var open = file().open()) {
            assertThat(open.version()).isEqualTo(RecordTables.VERSION);
            assertThat(open.list("SELECT word FROM state ORDER BY id", row -> row.getString(1)))
                    .contains("pending", "deleted", "not open");
            open.execute("INSERT INTO meta VALUES ('a', 'b')");
            for (var part : List.of("prod.db", "prod.db-wal")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                                folder.resolve("recordings").resolve(part))))
                        .isEqualTo("rw-------");
            }
        }
    }

    /// Once in a process, beside the first recording that it opens: another test may have been that.
    @Test
    void the_native_library_is_unpacked_in_a_folder_of_ours() {
        file().open().close();

        assertThat(System.getProperty("org.sqlite.tmpdir")).endsWith("/library");
    }

    @Test
    void each_state_has_a_number_of_its_own_that_leads_back_to_it() {
        assertThat(JobState.values())
                .allSatisfy(state ->
                        assertThat(StateNumbers.state(StateNumbers.of(state))).contains(state));
    }

    @Test
    void a_file_of_a_newer_program_is_named_and_left_as_it_is() throws IOException {
        try (var open = file().open()) {
            open.execute("PRAGMA user_version = 99");
        }
        var before = Files.readAllBytes(file().path());

        assertThatThrownBy(() -> file().open())
                .isInstanceOfSatisfying(
                        RecordFileException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NEWER))
                .hasMessageContaining("prod.db")
                .hasMessageContaining("newer Signalbox");
        assertThat(Files.readAllBytes(file().path())).isEqualTo(before);
    }

    @Test
    void a_file_that_is_no_database_is_called_damaged_and_moved_aside() throws IOException {
        Files.createDirectories(file().path().getParent());
        Files.writeString(file().path(), "x".repeat(10_000));

        assertThatThrownBy(() -> file().open())
                .isInstanceOfSatisfying(
                        RecordFileException.class, e -> assertThat(e.fault()).isEqualTo(Fault.DAMAGED));

        var aside = file().moveAside(Instant.parse("2026-06-01T12:00:00Z"));
        assertThat(aside).hasFileName("prod.db.damaged-2026-06-01T120000Z").hasSize(10_000);
        file().open().close();
    }

    @Test
    void a_full_disk_is_called_one_and_what_was_begun_is_not_written() {
        try (var open = RecordFile.onDiskOf(60, file().path()).open()) {
            open.update("INSERT INTO meta VALUES ('a', 'b')");

            assertThatThrownBy(() -> open.transaction(() -> {
                        open.update("INSERT INTO meta VALUES ('c', 'd')");
                        for (int row = 0; row < 1_000; row++) {
                            open.update("INSERT INTO meta VALUES (?, ?)", "k" + row, "x".repeat(1_000));
                        }
                    }))
                    .isInstanceOfSatisfying(
                            RecordFileException.class,
                            e -> assertThat(e.fault()).isEqualTo(Fault.FULL));
            assertThat(open.list("SELECT key FROM meta", row -> row.getString(1)))
                    .containsExactly("a");
        }
    }

    @Test
    void what_takes_too_long_to_read_ends_within_its_time() {
        try (var open = file().open()) {
            open.limitTo(Duration.ofMillis(50));

            assertThatThrownBy(() -> open.number("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE"
                            + " i < 1000000000) SELECT sum(i) FROM n"))
                    .isInstanceOfSatisfying(
                            RecordFileException.class,
                            e -> assertThat(e.fault()).isEqualTo(Fault.TOO_LONG));
        }
    }

    @Test
    void who_reads_cannot_write() {
        file().open().close();
        try (var open = file().openToRead()) {
            assertThatThrownBy(() -> open.update("INSERT INTO meta VALUES ('a', 'b')"))
                    .isInstanceOf(RecordFileException.class);
        }
    }
}
