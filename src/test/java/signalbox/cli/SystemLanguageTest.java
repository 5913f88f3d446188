package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.Main;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestProcess;

/// The language of the system changes nothing: in Arabic, for instance, Java writes other digits.
@Tag("cluster")
class SystemLanguageTest {
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
    void a_look_works_where_digits_are_not_ours() {
        var arabic = List.of("-Duser.language=ar", "-Duser.country=EG");
        try (var process = TestProcess.start(
                folder,
                arabic,
                Main.class.getName(),
                "status",
                "--url",
                postgres.spec().url())) {
            await().atMost(GENEROUS).until(process::isOver);

            assertThat(process.said()).anyMatch(line -> line.strip().equals("pending            0"));
            assertThat(process.said()).noneMatch(line -> line.contains("Could not"));
        }
    }
}
