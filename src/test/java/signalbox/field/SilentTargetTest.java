package signalbox.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static signalbox.field.Site.GENEROUS;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.Main;
import signalbox.testing.OddTarget;
import signalbox.testing.TestDatabase.Schema;
import signalbox.testing.TestProcess;

/// `signalbox runner` before a target that takes no jobs.
@Tag("cluster")
class SilentTargetTest {
    private final Site site = new Site(Schema.WITHOUT_LOCK, 1, Duration.ZERO);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void it_says_that_the_target_does_not_answer_and_repeats_no_password() {
        site.addJobs(3);
        try (var page = OddTarget.answering("200 OK\r\nContent-Type: text/html", "<title>Login</title>");
                var process = TestProcess.start(
                        folder,
                        Main.class.getName(),
                        "runner",
                        "--url",
                        site.database.spec().url(),
                        "--environment",
                        "development",
                        "--election",
                        "oldest",
                        "--channels",
                        "root:2",
                        "--target",
                        "http://odoo:s3cret@127.0.0.1:" + page.port())) {
            await().atMost(GENEROUS).until(() -> process.said("target does not answer: it answers 200 with a page"));
            await().atMost(GENEROUS).until(() -> site.jobs.inState("pending").size() == 3);

            assertThat(process.said())
                    .anyMatch(line -> line.contains("leader, dispatch, target does not answer")
                            && line.contains("jobs put back 2 times"));
            assertThat(process.said()).anyMatch(line -> line.contains("list of processes"));
            assertThat(process.said()).noneMatch(line -> line.contains("s3cret"));
        }
    }
}
