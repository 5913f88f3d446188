package signalbox.monitor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelFacts.Holds;
import signalbox.channel.ChannelFacts.Moments;
import signalbox.channel.ChannelWait;
import signalbox.channel.ChannelWaits;
import signalbox.channel.text.ChannelPlan;
import signalbox.monitor.memory.DueSince.Due;

class DueSinceTest {
    private static final Instant BEGIN = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant JOB_DUE = BEGIN.minusSeconds(500);
    private static final String CHANNELS = "root:2,mail:1";

    private final DueSince watch = new DueSince();

    /// Due jobs in root.mail, and so many that run.
    private static List<ChannelWait> waits(@Nullable String channels, int root, int mail, Holds holds) {
        var plan = channels == null ? null : ChannelPlan.of(channels);
        var moments = new Moments(JOB_DUE, null, BEGIN.minusSeconds(1));
        var facts = List.of(
                new ChannelFacts("root.mail", mail, 3, 0, 0, moments, holds),
                new ChannelFacts("root.sale", root - mail, 0, 0, 0, Moments.NONE, Holds.NONE));
        return ChannelWaits.of(facts, plan, "", Instant.MIN, BEGIN);
    }

    private static List<ChannelWait> running(int root, int mail) {
        return waits(CHANNELS, root, mail, Holds.NONE);
    }

    @Test
    void a_due_job_waits_since_it_was_first_seen_waiting() {
        assertThat(watch.see(running(0, 0), BEGIN)).isEqualTo(new Due(BEGIN, JOB_DUE));
        assertThat(watch.see(running(0, 0), BEGIN.plusSeconds(70))).isEqualTo(new Due(BEGIN, JOB_DUE));
    }

    @Test
    void a_full_channel_keeps_nobody_waiting() {
        assertThat(watch.see(running(1, 1), BEGIN)).isNull();
    }

    @Test
    void a_full_parent_keeps_nobody_waiting() {
        assertThat(watch.see(running(2, 0), BEGIN)).isNull();
    }

    @Test
    void a_failure_an_earlier_job_or_a_pause_that_holds_the_channel_keeps_nobody_waiting() {
        for (var holds : List.of(new Holds(true, null, null), new Holds(false, "failed", null))) {
            assertThat(watch.see(waits(CHANNELS, 0, 0, holds), BEGIN)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"root:2:paused", "root:2,mail:1:paused", "root:2,mail:1:throttle=60"})
    void what_the_channel_string_holds_keeps_nobody_waiting(String channels) {
        assertThat(watch.see(waits(channels, 0, 0, Holds.NONE), BEGIN)).isNull();
    }

    @Test
    void room_that_was_taken_meanwhile_is_counted_from_its_end() {
        watch.see(running(0, 0), BEGIN);
        watch.see(running(1, 1), BEGIN.plusSeconds(10));

        assertThat(watch.see(running(0, 0), BEGIN.plusSeconds(20))).isEqualTo(new Due(BEGIN.plusSeconds(20), JOB_DUE));
    }

    @Test
    void without_a_channel_string_there_is_room_only_while_nothing_runs() {
        assertThat(watch.see(waits(null, 1, 0, Holds.NONE), BEGIN)).isNull();
        assertThat(watch.see(waits(null, 0, 0, Holds.NONE), BEGIN)).isEqualTo(new Due(BEGIN, JOB_DUE));
    }

    @Test
    void a_server_clock_that_is_set_back_makes_no_wait_begin_in_the_future() {
        watch.see(running(0, 0), BEGIN);

        assertThat(Objects.requireNonNull(watch.see(running(0, 0), BEGIN.minusSeconds(400)))
                        .seenSince())
                .isEqualTo(BEGIN.minusSeconds(400));
    }
}
