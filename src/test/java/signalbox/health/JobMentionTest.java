package signalbox.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.stuck.JobRowLock;
import signalbox.queue.stuck.RunningJob;

class JobMentionTest {
    private static RunningJob in(String channel) {
        return new RunningJob(
                "5c1f07d2-0000-4000-8000-000000000000",
                JobState.STARTED,
                channel,
                new JobCall("Send", "mail.mail", "send"),
                null,
                null,
                0,
                new JobRowLock.NoTable());
    }

    @Test
    void a_job_is_named_by_its_whole_uuid_its_method_and_its_channel() {
        assertThat(JobMention.withChannel(in("root.mail")))
                .isEqualTo("5c1f07d2-0000-4000-8000-000000000000 (mail.mail.send) in root.mail");
        assertThat(JobMention.of("job", new JobCall("", "", ""))).isEqualTo("job");
    }

    @Test
    void a_channel_that_is_deeper_than_people_can_read_is_cut() {
        assertThat(JobMention.withChannel(in("root" + ".deep".repeat(1_000))))
                .endsWith(".…")
                .hasSizeLessThan(600);
    }

    /// A screen makes links of whole uuids only.
    @Test
    void no_rule_shortens_a_uuid_or_joins_it_with_its_channel_itself() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/signalbox/health"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                assertThat(Files.readString(file)).doesNotContain("ShortUuid", "uuid() + \" in \"", "uuid() + \" (\"");
            }
        }
    }
}
