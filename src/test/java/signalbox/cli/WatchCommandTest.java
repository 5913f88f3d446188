package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.cli.output.ExitCode;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/// `watch` records and prints what happens.
@Tag("pg")
class WatchCommandTest {
    private final TestDatabase postgres = TestDatabase.fresh();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        postgres.close();
    }

    /// A finding.
    private void silenceTrigger() throws SQLException {
        try (var connection = postgres.open("test");
                var statement = connection.createStatement()) {
            statement.execute("alter table queue_job disable trigger queue_job_notify");
        }
    }

    @Test
    void it_prints_who_leads_and_what_is_wrong_and_leaves_a_recording() throws Exception {
        var cli = new TestCli(folder);
        silenceTrigger();
        try (var _ = PlainConnection.open(postgres.spec(), "jobrunner_1")) {
            assertThat(cli.run(
                            "watch",
                            "--for",
                            "3s",
                            "--json",
                            "--url",
                            postgres.spec().url()))
                    .isEqualTo(ExitCode.FINE);
        }
        var events = cli.printed()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();

        assertThat(events).extracting(event -> event.get("event").asString()).contains("leader", "recording", "raised");
        assertThat(events.getLast().get("event").asString()).isEqualTo("ended");
        assertThat(events)
                .filteredOn(event -> event.get("event").asString().equals("leader"))
                .hasSize(1);
        try (var recordings = Files.list(folder.resolve("state/recordings"))) {
            assertThat(recordings).anyMatch(file -> file.toString().endsWith(".db"));
        }
    }

    @Test
    void where_nothing_answers_it_says_so_once_and_goes_on() {
        var cli = new TestCli(folder);

        assertThat(cli.run("watch", "--for", "3s", "--url", "postgres://nobody@127.0.0.1:1/nowhere"))
                .isEqualTo(ExitCode.FINE);
        assertThat(cli.printed().lines().filter(line -> line.contains(" fault ")))
                .hasSize(1);
    }

    @Test
    void a_file_that_cannot_be_used_is_said_and_the_watch_goes_on() throws Exception {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state/recordings"), "a file where the folder should be");
        silenceTrigger();
        var cli = new TestCli(folder);

        assertThat(cli.run("watch", "--for", "3s", "--url", postgres.spec().url()))
                .isEqualTo(ExitCode.FINE);
        assertThat(cli.printed()).contains("Nothing is recorded: ", " raised ");
    }
}
