package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import signalbox.channel.ChannelPlan;
import signalbox.monitor.DueWatch.Due;
import signalbox.queue.ChannelLoad;

class DueWatchTest {
    private static final Instant BEGIN = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant JOB_DUE = BEGIN.minusSeconds(500);
    private static final Map<String, Instant> DUE = Map.of("root.mail", JOB_DUE);

    private final DueWatch watch = new DueWatch(ChannelPlan.of("root:2,mail:1"));

    private static List<ChannelLoad> running(int root, int mail) {
        return List.of(
                new ChannelLoad("root", null, root, 0, 0, 0, 0), new ChannelLoad("root.mail", null, mail, 0, 0, 0, 0));
    }

    @Test
    void a_due_job_waits_since_it_was_first_seen_waiting() {
        assertThat(watch.see(DUE, running(0, 0), BEGIN)).isEqualTo(new Due(BEGIN, JOB_DUE));
        assertThat(watch.see(DUE, running(0, 0), BEGIN.plusSeconds(70))).isEqualTo(new Due(BEGIN, JOB_DUE));
    }

    @Test
    void a_full_channel_keeps_nobody_waiting() {
        assertThat(watch.see(DUE, running(1, 1), BEGIN)).isNull();
    }

    @Test
    void a_full_parent_keeps_nobody_waiting() {
        assertThat(watch.see(DUE, running(2, 0), BEGIN)).isNull();
    }

    @Test
    void room_that_was_taken_meanwhile_begins_anew() {
        watch.see(DUE, running(0, 0), BEGIN);
        watch.see(DUE, running(1, 1), BEGIN.plusSeconds(10));

        assertThat(watch.see(DUE, running(0, 0), BEGIN.plusSeconds(20)))
                .isEqualTo(new Due(BEGIN.plusSeconds(20), JOB_DUE));
    }

    @Test
    void without_a_channel_string_there_is_room_only_while_nothing_runs() {
        var unknown = new DueWatch(null);

        assertThat(unknown.see(DUE, running(1, 0), BEGIN)).isNull();
        assertThat(unknown.see(DUE, running(0, 0), BEGIN)).isEqualTo(new Due(BEGIN, JOB_DUE));
    }

    @Test
    void a_server_clock_that_is_set_back_makes_no_wait_begin_in_the_future() {
        watch.see(DUE, running(0, 0), BEGIN);

        assertThat(Objects.requireNonNull(watch.see(DUE, running(0, 0), BEGIN.minusSeconds(400)))
                        .seenSince())
                .isEqualTo(BEGIN.minusSeconds(400));
    }
}
