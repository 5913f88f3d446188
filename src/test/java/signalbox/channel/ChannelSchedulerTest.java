package signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.channel.JobFacts.Phase;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;

class ChannelSchedulerTest {
    private int seq;

    @Test
    void children_compete_in_their_parent_by_priority() {
        var scheduler = scheduler("root:4,A:4,B:1");
        for (var uuid : List.of("A1", "A2", "A3", "A4")) {
            scheduler.notify(job(uuid, "A", 10, null));
        }
        scheduler.notify(job("B1", "B", 5, null));
        scheduler.notify(job("B2", "B", 5, null));

        assertThat(run(scheduler, 100)).containsExactly("B1", "A1", "A2", "A3");

        scheduler.remove("B1");
        assertThat(run(scheduler, 100)).containsExactly("B2");
    }

    @Test
    void job_of_an_unknown_channel_is_bound_by_its_nearest_ancestor() {
        var scheduler = scheduler("root:9,sub:1");
        scheduler.notify(job("J1", "root.sub.not.configured", 10, null));
        scheduler.notify(job("J2", "sub.other", 10, null));

        assertThat(run(scheduler, 100)).containsExactly("J1");
        assertThat(scheduler.loads()).contains(new ChannelLoad(ChannelSetting.unlimited("root.sub.other"), 0, 1, 0));
    }

    @Test
    void known_job_that_waits_for_its_parents_gives_its_place_back() {
        var scheduler = scheduler("root:1");
        var first = job("J1", null, 10, null);
        scheduler.notify(first);
        scheduler.notify(job("J2", null, 10, null));
        assertThat(run(scheduler, 100)).containsExactly("J1");

        scheduler.notify(in(Phase.WAITING, first));

        assertThat(run(scheduler, 100)).containsExactly("J2");
    }

    @Test
    void job_that_another_runner_enqueued_takes_a_slot_beyond_the_capacity() {
        var scheduler = scheduler("root:1");
        var first = job("J1", null, 10, null);
        scheduler.notify(first);
        scheduler.notify(job("J2", null, 10, null));
        scheduler.notify(in(Phase.RUNNING, first));
        scheduler.notify(in(Phase.RUNNING, job("J3", null, 10, null)));

        scheduler.remove("J1");

        assertThat(run(scheduler, 100)).isEmpty();
        assertThat(scheduler.loads())
                .allSatisfy(load -> assertThat(load.running()).isEqualTo(1));
    }

    @Test
    void paused_channel_holds_its_jobs_and_those_of_the_channels_below() {
        var scheduler = scheduler("root:9,A:4:paused,A.b:2,C:1");
        for (var channel : List.of("A", "A.b", "A.else", "C")) {
            scheduler.notify(job(channel, channel, 10, null));
        }

        assertThat(run(scheduler, 100)).containsExactly("C");
        assertThat(scheduler.wakeup()).isEmpty();
        assertThat(scheduler.open(at(100))).doesNotContain("root.A", "root.A.b", "root.A.else");
    }

    @Test
    void paused_root_holds_everything() {
        var scheduler = scheduler("root:4:paused");
        scheduler.notify(job("J", "A.b", 1, null));

        assertThat(run(scheduler, 100)).isEmpty();
    }

    @Test
    void channels_that_are_made_on_the_way_have_the_default_capacity_of_the_one_above() {
        var scheduler = scheduler("root:9:capacity_default=2,A:3,A.b.c:5");
        for (int i = 0; i < 4; i++) {
            scheduler.notify(job("made" + i, "made", 10, null));
            scheduler.notify(job("below" + i, "A.made", 20, null));
        }

        assertThat(run(scheduler, 100)).containsExactly("made0", "made1", "below0", "below1");
        assertThat(scheduler.loads())
                .filteredOn(load -> List.of("root.A", "root.A.b", "root.A.b.c", "root.made", "root.A.made")
                        .contains(load.setting().name()))
                .extracting(load -> load.setting().name() + " " + load.setting().capacity())
                .containsExactlyInAnyOrder("root.A 3", "root.A.b 2", "root.A.b.c 5", "root.made 2", "root.A.made 2");
    }

    @Test
    void channels_that_are_made_below_a_sequential_default_run_one_after_the_other() {
        var scheduler = scheduler("root:9,A:4:sequential_default");
        scheduler.notify(job("first", "A.made", 1, null));
        scheduler.notify(job("second", "A.made", 2, null));
        scheduler.notify(job("other", "A.else", 3, null));

        assertThat(run(scheduler, 100)).containsExactly("first", "other");
        scheduler.notify(in(Phase.FAILED, job("failed", "A.made", 5, null)));
        scheduler.remove("first");
        assertThat(run(scheduler, 100)).isEmpty();
    }

    @Test
    void the_levels_of_a_deep_channel_are_walked_once_not_once_for_each_level() {
        var word = "level".repeat(200);
        var deep = "root" + ("." + word).repeat(ChannelName.MOST_LEVELS - 1);
        var prefixes = (long) deep.length() * ChannelName.MOST_LEVELS / 2;
        var scheduler = scheduler("root:1,A:4:capacity_default=2");
        var memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        var before = memory.getCurrentThreadAllocatedBytes();
        scheduler.notify(job("J", deep, 1, null));

        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(6 * prefixes);
    }

    @Test
    void channels_in_which_nothing_waits_cost_nothing_however_many_there_are() {
        var scheduler = scheduler("root:1");
        for (int i = 0; i < 10_000; i++) {
            scheduler.notify(job("J" + i, "A.b" + i, 1, null));
            scheduler.remove("J" + i);
        }
        scheduler.notify(in(Phase.RUNNING, job("runs", "B", 1, null)));
        scheduler.notify(job("waits", "B", 2, null));

        assertTimeoutPreemptively(Duration.ofSeconds(8), () -> {
            for (int i = 0; i < 100_000; i++) {
                scheduler.jobsToRun(at(100));
            }
        });
        scheduler.remove("runs");
        assertThat(run(scheduler, 100)).containsExactly("waits");
    }

    @Test
    void thousands_of_jobs_are_scheduled_in_order() {
        var scheduler = scheduler("root:0,A:0");
        for (int i = 0; i < 20_000; i++) {
            scheduler.notify(job("J" + i, i % 2 == 0 ? "A" : "A.b", i % 7, i % 5 == 0 ? at(50) : null));
        }

        var chosen = scheduler.jobsToRun(at(100));

        assertThat(chosen).hasSize(20_000);
        assertThat(chosen.stream().map(JobFacts::priority)).isSorted();
    }

    @Test
    void jobs_that_no_limit_holds_can_be_let_through_before_the_choice_and_none_else() {
        var scheduler = scheduler("root:2,A:1");
        scheduler.notify(job("free", "B", 3, null));
        scheduler.notify(job("later", "B", 1, at(200)));
        scheduler.notify(job("limited", "A", 2, null));

        scheduler.prepare(at(100));

        assertThat(scheduler.loads())
                .extracting(load -> load.queued() + " " + load.running())
                .containsExactly("1 0", "1 0", "1 1");
        scheduler.notify(job("urgent", "A", 1, null));
        assertThat(run(scheduler, 100)).containsExactly("urgent", "free");
    }

    @Test
    void a_job_that_waits_takes_little_memory() {
        var random = new Random(1);
        var scheduler = scheduler("root:1");
        int jobs = 200_000;
        long before = usedMemory();
        for (int i = 0; i < jobs; i++) {
            var uuid = new UUID(random.nextLong(), random.nextLong()).toString();
            scheduler.notify(job(uuid, new String("root.mail" + i % 5), i % 7, null));
        }
        assertThat(run(scheduler, 100)).hasSize(1);

        assertThat((usedMemory() - before) / jobs).as("bytes a job").isLessThan(150);
        assertThat(scheduler.loads().getFirst().queued()).isEqualTo(jobs - 1);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static ChannelScheduler scheduler(String channels) {
        return new ChannelScheduler(ChannelPlan.of(channels));
    }

    private JobFacts job(String uuid, @Nullable String channel, int priority, @Nullable Instant eta) {
        return new JobFacts(uuid, channel, ++seq, at(1), priority, eta, Phase.QUEUED);
    }

    private static JobFacts in(Phase phase, JobFacts job) {
        return new JobFacts(job.uuid(), job.channel(), job.seq(), job.dateCreated(), job.priority(), job.eta(), phase);
    }

    private static List<String> run(ChannelScheduler scheduler, long second) {
        return scheduler.jobsToRun(at(second)).stream().map(JobFacts::uuid).toList();
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
