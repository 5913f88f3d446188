package signalbox.monitor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelFacts.Holds;
import signalbox.channel.ChannelFacts.Moments;
import signalbox.channel.ChannelWait;
import signalbox.channel.ChannelWaits;
import signalbox.channel.ObservedSlots;
import signalbox.channel.ObservedSlots.Most;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.movement.LastMovement;
import signalbox.queue.stuck.JobRowLock;
import signalbox.queue.stuck.RunningJob;
import signalbox.queue.stuck.RunningJobs;

class MostSlotsSeenTest {
    private static final Instant BEGIN = Instant.parse("2026-06-01T12:00:00Z");

    private final MostSlotsSeen watch = new MostSlotsSeen();

    private static List<ChannelWait> waits(int root, int mail, int due) {
        var facts = List.of(
                new ChannelFacts("root.mail", mail, due, 0, 0, Moments.NONE, Holds.NONE),
                new ChannelFacts("root.sale", root - mail, 0, 0, 0, Moments.NONE, Holds.NONE));
        return ChannelWaits.of(facts, null, "", Instant.MIN, BEGIN);
    }

    /// Those that lead, the oldest first.
    private static Leadership led(int... pids) {
        var runners = IntStream.of(pids)
                .mapToObj(pid -> new RunnerConnection(
                        pid,
                        "jobrunner_" + pid,
                        Integer.toString(pid),
                        "db",
                        "odoo",
                        null,
                        BEGIN.minusSeconds(1_000 - pid),
                        "idle",
                        null,
                        "SELECT 1"))
                .toList();
        return Leadership.of(new Observation(BEGIN, "db", runners, Set.of()));
    }

    private ObservedSlots see(Leadership leadership, List<ChannelWait> waits, int second) {
        return watch.see(leadership, waits, null, BEGIN.plusSeconds(second));
    }

    @Test
    void the_most_that_held_slots_at_once_while_due_ones_waited_counts_for_each_channel_above() {
        see(led(1), waits(3, 2, 9), 0);
        see(led(1), waits(4, 1, 7), 1);
        var seen = see(led(1), waits(2, 2, 8), 2);

        assertThat(seen.in("root")).contains(new Most(4, 7, BEGIN.plusSeconds(1)));
        assertThat(seen.in("root.mail")).contains(new Most(2, 9, BEGIN));
        assertThat(seen.in("root.sale")).isEmpty();
    }

    @Test
    void jobs_that_run_while_none_waits_show_nothing() {
        assertThat(see(led(1), waits(4, 4, 0), 0).isEmpty()).isTrue();
    }

    @Test
    void without_a_single_known_leader_nothing_is_counted() {
        assertThat(see(led(), waits(4, 2, 9), 0).isEmpty()).isTrue();
    }

    @Test
    void of_a_leader_that_took_over_only_the_jobs_that_it_dispatched_itself_count() {
        see(led(1, 2), waits(8, 8, 9), 0);

        var jobs = List.of(job("old", BEGIN.minusSeconds(5)), job("odd", null), job("new", BEGIN.plusSeconds(12)));
        var running = new RunningJobs(jobs, 0, 3, LastMovement.UNSEEN);
        var unread = watch.see(led(2), waits(8, 8, 9), null, BEGIN.plusSeconds(10));
        assertThat(unread.isEmpty()).isTrue();
        var seen = watch.see(led(2), waits(8, 8, 9), running, BEGIN.plusSeconds(20));

        assertThat(seen.in("root")).contains(new Most(1, 9, BEGIN.plusSeconds(20)));
    }

    private static RunningJob job(String uuid, @Nullable Instant enqueued) {
        return new RunningJob(
                uuid,
                JobState.STARTED,
                "root.mail",
                new JobCall("", "", ""),
                enqueued,
                null,
                0,
                new JobRowLock.NoTable());
    }
}
