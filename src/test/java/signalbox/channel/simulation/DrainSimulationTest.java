package signalbox.channel.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;
import signalbox.channel.LastStarts;
import signalbox.channel.text.ChannelPlan;

class DrainSimulationTest {
    private static final Instant NOW = Instant.parse("2026-06-12T10:00:00Z");

    private final List<DrainJob> jobs = new ArrayList<>();

    private void add(String uuid, @Nullable String channel, long seconds) {
        add(uuid, channel, 10, null, Phase.QUEUED, seconds);
    }

    private void add(
            String uuid, @Nullable String channel, int priority, @Nullable Instant eta, Phase phase, long seconds) {
        var facts = new JobFacts(uuid, channel, jobs.size() + 1, NOW.minusSeconds(60), priority, eta, phase);
        jobs.add(new DrainJob(facts, List.of(Duration.ofSeconds(seconds))));
    }

    private static JobsToDrain open(List<DrainJob> jobs) {
        return new JobsToDrain(NOW, jobs, LastStarts.NONE);
    }

    private DrainSimulation drain(String channels) {
        return DrainSimulation.of(ChannelPlan.of(channels), open(jobs), DrainJob::median);
    }

    private static DrainSimulation.Part part(DrainSimulation drain, String name) {
        return drain.channels().stream()
                .filter(part -> part.setting().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_never_starts_is_told_by_its_own_cause() {
        add("twin", "root.a", 1);
        add("twin", "root.a", 10, null, Phase.FAILED, 1);
        add("later", "root.a", 10, Instant.parse("+20000-01-01T00:00:00Z"), Phase.QUEUED, 1);
        add("dead", "root.b", 10, null, Phase.RUNNING, 1);
        add("behind-dead", "root.b", 1);
        add("paused", "root.c", 1);
        add("failed", "root.d", 10, null, Phase.FAILED, 1);
        add("held", "root.d", 1);
        add("runs", "root.e", 1);

        var plan = ChannelPlan.of("root:9,a:3,b:1,c:1:paused,d:1:sequential,e:1");
        var forecast = DrainForecast.of(plan, open(jobs).holding(Set.of("dead", "gone")));

        assertThat(forecast.order()).containsExactly("runs");
        assertThat(forecast.jobs()).isEqualTo(1);
        assertThat(forecast.causes())
                .containsExactly(
                        entry(StuckCause.TWIN, 1),
                        entry(StuckCause.NEVER_DUE, 1),
                        entry(StuckCause.PAUSED, 1),
                        entry(StuckCause.DEAD, 1),
                        entry(StuckCause.FAILED, 1));
        assertThat(forecast.stuckSentences().getFirst())
                .isEqualTo("1 job would never start: another row has the same uuid, and runners keep one job"
                        + " for each uuid.");
        assertThat(DrainForecast.of(plan, open(jobs)).order()).containsExactly("runs", "behind-dead");
    }

    @Test
    void channels_are_listed_by_name_each_time() {
        add("b", "root.b", 1);
        add("a", "root.a.x", 1);
        assertThat(drain("root:2,root.c:1,root.b:1,root.a:1").channels())
                .extracting(part -> part.setting().name())
                .containsExactly("root", "root.a", "root.a.x", "root.b", "root.c");
    }

    @Test
    void one_slot_takes_the_sum_of_all_durations() {
        add("a", null, 3);
        add("b", null, 5);
        add("c", "root.x", 7);

        var drain = drain("root:1");

        assertThat(drain.took()).hasSeconds(15);
        assertThat(drain.order()).containsExactly("a", "b", "c");
    }

    @Test
    void two_channels_drain_side_by_side() {
        add("a1", "root.a", 3);
        add("a2", "root.a", 3);
        add("b1", "root.b", 10);

        var drain = drain("root:2,root.a:1,root.b:1");

        assertThat(drain.took()).hasSeconds(10);
        assertThat(part(drain, "root.a").took()).hasSeconds(6);
        assertThat(part(drain, "root.a").jobs()).isEqualTo(2);
        assertThat(part(drain, "root").jobs()).isEqualTo(3);
    }

    @Test
    void a_sequential_channel_runs_one_at_a_time_however_wide_root_is() {
        add("a", "root.a", 2);
        add("b", "root.a", 2);
        add("c", "root.a", 2);

        assertThat(drain("root:9,root.a:1:sequential").took()).hasSeconds(6);
    }

    @Test
    void a_failed_job_holds_its_sequential_channel_for_ever_and_no_other() {
        add("broken", "root.a", 10, null, Phase.FAILED, 1);
        add("held", "root.a", 2);
        add("free", "root.b", 2);

        var drain = drain("root:4,root.a:1:sequential,root.b:1");

        assertThat(drain.order()).containsExactly("free");
        assertThat(drain.stuck()).containsExactly("held");
        assertThat(drain.took()).hasSeconds(2);
    }

    @Test
    void a_throttle_spaces_the_starts() {
        IntStream.range(0, 4).forEach(i -> add("j" + i, "root.a", 1));

        assertThat(drain("root:9,root.a:9:throttle=10").took()).hasSeconds(31);
    }

    @Test
    void a_throttle_goes_on_from_the_last_start_in_the_channel_or_below() {
        add("a", "root.a.x", 1);
        var open = new JobsToDrain(NOW, jobs, new LastStarts(Map.of("root.a.x", NOW.minusSeconds(4)), Instant.MIN));

        var drain = DrainSimulation.of(ChannelPlan.of("root:9,root.a:9:throttle=10"), open, DrainJob::median);

        assertThat(drain.took()).hasSeconds(7);
    }

    @Test
    void an_eta_is_waited_for_and_then_competes_by_priority() {
        add("later", null, 1, NOW.plusSeconds(4), Phase.QUEUED, 1);
        add("first", null, 3);
        add("second", null, 3);
        add("third", null, 3);

        var drain = drain("root:1");

        assertThat(drain.order()).containsExactly("first", "second", "later", "third");
        assertThat(drain.took()).hasSeconds(10);
    }

    @Test
    void an_eta_beyond_all_other_work_is_waited_for_in_idleness() {
        add("later", null, 10, NOW.plusSeconds(100), Phase.QUEUED, 1);
        add("now", null, 1);

        var drain = drain("root:1");

        assertThat(drain.took()).hasSeconds(101);
        assertThat(drain.due()).hasSeconds(1);
        assertThat(part(drain, "root").idleSlots(drain.took())).isBetween(0.97, 0.99);
    }

    @Test
    void priority_then_age_then_id_decide() {
        add("c", null, 10, null, Phase.QUEUED, 1);
        add("d", null, 10, null, Phase.QUEUED, 1);
        add("a", null, 1, null, Phase.QUEUED, 1);
        add("b", null, 5, null, Phase.QUEUED, 1);

        assertThat(drain("root:1").order()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void what_runs_now_keeps_its_slot_until_it_ends_and_is_not_dispatched_again() {
        add("busy", null, 10, null, Phase.RUNNING, 6);
        add("next", null, 2);

        var drain = drain("root:1");

        assertThat(drain.order()).containsExactly("next");
        assertThat(drain.took()).hasSeconds(8);
        assertThat(part(drain, "root").jobs()).isEqualTo(2);
    }

    @Test
    void idle_slots_are_those_that_no_job_used() {
        add("a", "root.a", 10);
        add("b", "root.b", 5);

        var drain = drain("root:4,root.a:1,root.b:2");

        assertThat(part(drain, "root").idleSlots(drain.took())).isEqualTo(2.5);
        assertThat(part(drain, "root.b").idleSlots(drain.took())).isEqualTo(1.5);
    }

    @Test
    void nothing_to_do_takes_no_time() {
        var drain = drain("root:1");

        assertThat(drain.took()).isZero();
        assertThat(drain.order()).isEmpty();
    }

    @Test
    void fixed_durations_have_no_spread_and_drawn_ones_have() {
        IntStream.range(0, 20).forEach(i -> add("j" + i, null, 3));
        var fixed = DrainForecast.of(ChannelPlan.of("root:2"), open(jobs));
        assertThat(fixed.took())
                .isEqualTo(new DrainForecast.Spread(
                        Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30)));

        var drawn = jobs.stream()
                .map(job -> new DrainJob(job.facts(), List.of(Duration.ofSeconds(1), Duration.ofSeconds(5))))
                .toList();
        var spread = DrainForecast.of(ChannelPlan.of("root:1"), open(drawn)).took();

        assertThat(spread.low()).isLessThan(spread.median());
        assertThat(spread.high()).isGreaterThan(spread.median());
        assertThat(spread.median()).isBetween(Duration.ofSeconds(56), Duration.ofSeconds(64));
        assertThat(DrainForecast.of(ChannelPlan.of("root:1"), open(drawn)).took())
                .isEqualTo(spread);
    }

    /// The promise of the range: eight of ten truths lie in it, give or take.
    @Test
    void the_range_holds_about_eight_of_ten_truths() {
        var past = new ArrayList<Duration>();
        var random = new Random(1);
        IntStream.range(0, 200).forEach(_ -> past.add(varied(random)));
        IntStream.range(0, 60).forEach(i -> add("j" + i, i % 2 == 0 ? "root.a" : "root.b", 1));
        var drawn = jobs.stream().map(job -> new DrainJob(job.facts(), past)).toList();
        var plan = ChannelPlan.of("root:5,root.a:3,root.b:3");
        var range = DrainForecast.of(plan, open(drawn)).took();

        var held = IntStream.range(0, 200)
                .mapToObj(_ -> DrainSimulation.of(plan, open(drawn), _ -> varied(random))
                        .took())
                .filter(truth -> truth.compareTo(range.low()) >= 0 && truth.compareTo(range.high()) <= 0)
                .count();

        assertThat(held).isBetween(130L, 190L);
    }

    private static Duration varied(Random random) {
        return Duration.ofMillis(50 + Math.round(300 * -Math.log(1 - random.nextDouble())));
    }
}
