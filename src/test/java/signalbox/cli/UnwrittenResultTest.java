package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.app.file.AppFolders;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;

/// A result that could not be written is no success.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnwrittenResultTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeAll
    void add() {
        sql.update("add a job", "INSERT INTO queue_job (uuid, state) VALUES ('j1', 'failed')");
    }

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    /// As the system says it of a file descriptor.
    private record Broken(String reason) {
        OutputStream output() {
            return new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    throw new IOException(reason);
                }
            };
        }
    }

    private static final Broken FULL = new Broken("No space left on device");
    private static final Broken CLOSED = new Broken("Bad file descriptor");
    private static final Broken NO_READER = new Broken("Broken pipe");

    private int run(Broken out, String line) {
        err.reset();
        return Cli.run(
                line.replace("URL", "--url " + postgres.spec().url()).split(" "),
                AppFolders.below(folder),
                InputStream.nullInputStream(),
                out.output(),
                err,
                _ -> {
                    throw new AssertionError("No window was asked for");
                });
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status URL",
                "status --json URL",
                "runners URL",
                "jobs URL",
                "jobs --json URL",
                "why j1 URL",
                "workers --json URL",
                "guard status URL",
                "guard sql URL",
                "--help",
                "jobs --help",
                "--version"
            })
    void a_full_disk_is_told_and_no_success(String line) {
        assertThat(run(FULL, line)).isEqualTo(3);
        assertThat(said()).contains("could not be written to standard output: No space left on device");
    }

    @Test
    void a_closed_output_is_told_and_no_success() {
        assertThat(run(CLOSED, "status URL")).isEqualTo(3);
        assertThat(said()).contains("Bad file descriptor");
    }

    @Test
    void a_check_keeps_what_its_exit_code_says() {
        assertThat(run(FULL, "check URL")).isBetween(1, 3);
        assertThat(said()).contains("could not be written");
    }

    @Test
    void what_was_done_is_not_denied() {
        assertThat(run(FULL, "requeue j1 --yes --environment development URL")).isEqualTo(1);
        assertThat(said()).contains("could not be written", "Changes that were made stay");
        assertThat(sql.first("read the job", "SELECT state FROM queue_job", row -> row.getString(1)))
                .contains("pending");
    }

    @Test
    void a_reader_that_has_enough_is_left_without_a_word() {
        assertThat(run(NO_READER, "jobs URL")).isEqualTo(141);
        assertThat(said()).doesNotContain("written", "pipe");
    }
}
