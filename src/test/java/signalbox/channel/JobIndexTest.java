package signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import signalbox.channel.text.ChannelSetting;

class JobIndexTest {
    private static final Channel ROOT = new Channel(ChannelSetting.unlimited("root"), null);

    private final Random random = new Random(1);
    private final JobIndex index = new JobIndex();

    private static ScheduledJob job(String uuid) {
        var facts = new JobFacts(uuid, null, 1, Instant.EPOCH, 10, null, JobFacts.Phase.QUEUED);
        return new ScheduledJob(JobKey.of(uuid), facts, ROOT);
    }

    private String uuid(int i) {
        var uuid = new UUID(random.nextLong(), random.nextLong()).toString();
        return switch (i % 4) {
            case 0 -> "J" + i;
            case 1 -> uuid.toUpperCase(Locale.ROOT);
            default -> uuid;
        };
    }

    @Test
    void finds_what_a_map_finds_however_the_uuids_are_written() {
        var uuids = IntStream.range(0, 1500).mapToObj(this::uuid).toList();
        var expected = new HashMap<String, ScheduledJob>();
        for (int i = 0; i < 20_000; i++) {
            var uuid = uuids.get(random.nextInt(uuids.size()));
            if (random.nextBoolean()) {
                var job = job(uuid);
                index.put(job);
                expected.put(uuid, job);
            } else {
                assertThat(index.remove(JobKey.of(uuid))).isSameAs(expected.remove(uuid));
            }
        }

        assertThat(uuids).allSatisfy(uuid -> {
            assertThat(index.get(JobKey.of(uuid))).isSameAs(expected.get(uuid));
            assertThat(JobKey.of(uuid).text()).isEqualTo(uuid);
        });
    }
}
