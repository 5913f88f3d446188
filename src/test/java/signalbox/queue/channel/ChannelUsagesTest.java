package signalbox.queue.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import signalbox.channel.text.ChannelPlan;
import signalbox.queue.JobState;

class ChannelUsagesTest {
    private static final Map<String, Map<JobState, Long>> OPEN = Map.of(
            "root.sale", Map.of(JobState.STARTED, 2L, JobState.PENDING, 5L),
            "root.sale.export", Map.of(JobState.ENQUEUED, 1L, JobState.FAILED, 3L),
            "root", Map.of(JobState.PENDING, 1L));

    private static ChannelUsage named(List<ChannelUsage> loads, String name) {
        return loads.stream()
                .filter(load -> load.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_job_counts_in_its_channel_and_in_all_above() {
        var loads = ChannelUsages.of(OPEN, List.of(), null);

        assertThat(named(loads, "root.sale.export").running()).isEqualTo(1);
        assertThat(named(loads, "root.sale").running()).isEqualTo(3);
        assertThat(named(loads, "root").running()).isEqualTo(3);
        assertThat(named(loads, "root").pending()).isEqualTo(6);
        assertThat(named(loads, "root").failed()).isEqualTo(3);
    }

    @Test
    void capacities_come_from_the_channel_string_and_are_unknown_without() {
        var loads = ChannelUsages.of(OPEN, List.of(), ChannelPlan.of("root:4,sale:2"));

        assertThat(named(loads, "root").capacity()).isEqualTo(4);
        assertThat(named(loads, "root.sale").capacity()).isEqualTo(2);
        assertThat(named(loads, "root.sale.export").capacity()).isNull();
        assertThat(named(ChannelUsages.of(OPEN, List.of(), null), "root").capacity())
                .isNull();
    }

    @Test
    void known_channels_show_though_empty() {
        assertThat(ChannelUsages.of(Map.of(), List.of("root.mail"), null))
                .extracting(ChannelUsage::name)
                .containsExactly("root", "root.mail");
    }
}
