package signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signalbox.channel.JobFacts.Phase;
import signalbox.channel.text.ChannelPlan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replays traces that were made by driving the channel manager of queue_job itself.
public class SchedulerTraceTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    static List<Path> traces() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(SchedulerTraceTest.class.getResource("/scheduler"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void chooses_the_jobs_that_queue_job_chooses(Path trace) throws IOException {
        var lines = Files.readAllLines(trace);
        var scheduler = new ChannelScheduler(ChannelPlan.of(""));
        for (int i = 0; i < lines.size(); i++) {
            var event = JSON.readTree(lines.get(i));
            var place = trace.getFileName() + ":" + (i + 1);
            if (event.has("channels")) {
                scheduler = new ChannelScheduler(
                        ChannelPlan.of(event.get("channels").asString()));
            } else if (event.has("notify")) {
                scheduler.notify(job(event.get("notify")));
            } else if (event.has("remove")) {
                scheduler.remove(event.get("remove").asString());
            } else {
                assertRun(scheduler, event, place);
            }
        }
    }

    private static void assertRun(ChannelScheduler scheduler, JsonNode event, String place) {
        var expected = event.get("expect").valueStream().map(JsonNode::asString).toList();
        var now = Objects.requireNonNull(time(event.get("run")));
        assertThat(scheduler.jobsToRun(now)).as(place).map(JobFacts::uuid).isEqualTo(expected);
        assertThat(scheduler.wakeup().orElse(null)).as("wake-up of " + place).isEqualTo(time(event.get("wakeup")));
    }

    public static JobFacts job(JsonNode job) {
        return new JobFacts(
                job.get("uuid").asString(),
                job.get("channel").isNull() ? null : job.get("channel").asString(),
                job.get("seq").asLong(),
                Objects.requireNonNull(time(job.get("date_created"), Instant.EPOCH)),
                job.get("priority").asInt(),
                time(job.get("eta")),
                Phase.ofState(job.get("state").asString()));
    }

    static @Nullable public Instant time(JsonNode seconds) {
        return time(seconds, null);
    }

    /// A time of 0 is none, as in Python.
    private static @Nullable Instant time(JsonNode seconds, @Nullable Instant zero) {
        if (seconds.isNull() || seconds.decimalValue().signum() == 0) {
            return zero;
        }
        var nanos = seconds.decimalValue().multiply(BigDecimal.valueOf(1_000_000_000));
        return Instant.EPOCH.plusNanos(nanos.longValue());
    }
}
