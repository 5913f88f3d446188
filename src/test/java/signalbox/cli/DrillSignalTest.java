package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.Main;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `signalbox drill` in a process of its own, told to end.
@Tag("cluster")
class DrillSignalTest {
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    private final TestDatabase postgres = TestDatabase.fresh();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void a_series_that_is_told_to_end_prints_the_reports_so_far() throws SQLException {
        try (var first = postgres.open("jobrunner_a");
                var second = postgres.open("jobrunner_b");
                var third = postgres.open("jobrunner_c");
                var process = TestProcess.start(
                        folder,
                        Main.class.getName(),
                        "drill",
                        "--url",
                        postgres.spec().url(),
                        "--environment",
                        "development",
                        "--yes",
                        "--json",
                        "--repeat",
                        "50",
                        "--probes",
                        "0",
                        "--limit",
                        "1")) {
            await().atMost(GENEROUS).until(() -> isOver(first) && isOver(second));
            assertThat(third.isValid(5)).isTrue();

            process.terminate();

            await().atMost(GENEROUS).until(process::isOver);
            await().atMost(GENEROUS).until(() -> process.said("}"));
            var drills = printed(process).get("drills");
            assertThat(drills.size()).isEqualTo(2);
            assertThat(drills.get(0).get("verdict").asString()).isEqualTo("failed");
            assertThat(drills.get(1).get("verdict").asString()).isEqualTo("aborted");
            assertThat(drills.get(1).get("reason").asString()).isEqualTo("Signalbox was closed.");
        }
    }

    private static boolean isOver(Connection runner) throws SQLException {
        return !runner.isValid(1);
    }

    private static JsonNode printed(TestProcess process) {
        var document =
                process.said().stream().dropWhile(line -> !line.startsWith("{")).collect(Collectors.joining("\n"));
        return JsonMapper.shared().readTree(document);
    }
}
