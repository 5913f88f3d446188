package signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.channel.ChannelFacts.Holds;
import signalbox.channel.ChannelFacts.Moments;
import signalbox.channel.WaitReason.Kind;
import signalbox.channel.text.ChannelPlan;

class ChannelWaitsTest {
    private static final Instant NOW = Instant.parse("2026-06-12T10:03:20Z");
    private static final String FAILED = "9b2f4c1e-0000-4000-8000-000000000001";

    private static ChannelFacts jobs(String name, long running, long due) {
        return jobs(name, running, due, Holds.NONE);
    }

    private static ChannelFacts jobs(String name, long running, long due, Holds holds) {
        var since = due > 0 ? NOW.minusSeconds(400) : null;
        return new ChannelFacts(
                name, running, due, 0, holds.failedJob() == null ? 0 : 2, new Moments(since, null, null), holds);
    }

    private static ChannelFacts later(String name, Instant nextEta) {
        return new ChannelFacts(name, 0, 0, 3, 0, new Moments(null, nextEta, null), Holds.NONE);
    }

    private static ChannelFacts startedAt(String name, Instant lastStart) {
        return new ChannelFacts(name, 0, 4, 0, 0, new Moments(NOW.minusSeconds(9), null, lastStart), Holds.NONE);
    }

    private static ChannelWait wait(String name, @Nullable String channels, ChannelFacts... facts) {
        return wait(name, channels, "", facts);
    }

    private static ChannelWait wait(String name, @Nullable String channels, String noRunner, ChannelFacts... facts) {
        var plan = channels == null ? null : ChannelPlan.of(channels);
        return ChannelWaits.of(List.of(facts), plan, noRunner, Instant.MIN, NOW).stream()
                .filter(wait -> wait.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Kind> kinds(ChannelWait wait) {
        return wait.blocks().stream().map(WaitReason::kind).toList();
    }

    @Test
    void jobs_that_find_room_are_not_blocked() {
        assertThat(kinds(wait("root.a", "root:4,root.a:2", jobs("root.a", 1, 5))))
                .isEmpty();
    }

    @Test
    void a_channel_where_nothing_waits_is_not_blocked_however_full() {
        assertThat(kinds(wait("root.a", "root:4,root.a:2", jobs("root.a", 2, 0))))
                .isEmpty();
    }

    @Test
    void as_many_jobs_as_the_capacity_make_it_full() {
        var wait = wait("root.a", "root:4,root.a:2", jobs("root.a", 2, 5));

        assertThat(kinds(wait)).containsExactly(Kind.FULL);
        assertThat(wait.blocks().getFirst().text()).isEqualTo("full, 2 of 2");
        assertThat(wait.blocks().getFirst().evidence())
                .containsExactly("2 jobs are enqueued or started in root.a and below it; its capacity is 2.");
    }

    @Test
    void jobs_of_the_channels_below_take_the_slots_too() {
        var full =
                wait("root.a", "root:9,root.a:2", jobs("root.a.x", 1, 0), jobs("root.a.y", 1, 0), jobs("root.a", 0, 1));

        assertThat(kinds(full)).containsExactly(Kind.FULL);
    }

    @Test
    void a_full_channel_above_is_named() {
        var wait = wait("root.a.x", "root:9,root.a:2", jobs("root.a.x", 0, 3), jobs("root.a.y", 2, 0));

        assertThat(kinds(wait)).containsExactly(Kind.PARENT_FULL);
        assertThat(wait.blocks().getFirst().channel()).isEqualTo("root.a");
        assertThat(wait.blocks().getFirst().text()).isEqualTo("root.a is full, 2 of 2");
    }

    @Test
    void root_has_one_slot_where_the_string_does_not_name_it() {
        assertThat(kinds(wait("root.a", "root.a:2", jobs("root.a", 1, 1)))).containsExactly(Kind.PARENT_FULL);
    }

    @Test
    void no_limit_is_never_full() {
        assertThat(kinds(wait("root.a", "root:0,root.a:0", jobs("root.a", 999, 1))))
                .isEmpty();
    }

    @Test
    void a_failure_holds_a_sequential_channel_and_is_named() {
        var wait = wait("root.a", "root:4,root.a:1:sequential", jobs("root.a", 0, 3, new Holds(false, FAILED, null)));

        assertThat(kinds(wait)).containsExactly(Kind.SEQUENTIAL);
        assertThat(wait.blocks().getFirst().job()).isEqualTo(FAILED);
        assertThat(wait.blocks().getFirst().text()).isEqualTo("failed job 9b2f4c1e");
        assertThat(wait.blocks().getFirst().evidence())
                .last()
                .asString()
                .startsWith("2 failed jobs")
                .contains(FAILED);
    }

    @Test
    void a_failure_in_a_sequential_channel_holds_the_channels_below_it() {
        var wait = wait(
                "root.a.x",
                "root:4,root.a:1:sequential",
                jobs("root.a", 0, 0, new Holds(false, FAILED, null)),
                jobs("root.a.x", 0, 3));

        assertThat(kinds(wait)).containsExactly(Kind.SEQUENTIAL);
        assertThat(wait.blocks().getFirst().channel()).isEqualTo("root.a");
    }

    @Test
    void a_channel_spelled_with_and_without_root_is_one() {
        var wait = wait(
                "root.a",
                "root:4,root.a:1:sequential",
                jobs("root.a", 0, 3),
                jobs("a", 0, 2, new Holds(false, FAILED, null)));

        assertThat(kinds(wait)).containsExactly(Kind.SEQUENTIAL);
        assertThat(wait.queued()).isEqualTo(5);
    }

    @Test
    void a_throttled_channel_waits_for_its_interval_from_the_last_start() {
        var wait = wait("root.a", "root:4,root.a:2:throttle=30", startedAt("root.a", NOW.minusSeconds(10)));

        assertThat(kinds(wait)).containsExactly(Kind.THROTTLED);
        assertThat(wait.blocks().getFirst().until()).isEqualTo(NOW.plusSeconds(20));
        assertThat(wait.blocks().getFirst().text()).isEqualTo("throttled until 10:03:40");
        assertThat(wait.blocks().getFirst().evidence())
                .containsExactly("root.a starts one job every 30 s; the last one at 10:03:10 UTC, 10 s ago.");
    }

    @Test
    void a_throttle_whose_last_start_may_be_missing_is_neither_over_nor_held() {
        var unseen = startedAt("root.a", NOW.minusSeconds(30));
        var plan = ChannelPlan.of("root:4,root.a:2:throttle=10");

        var wait = ChannelWaits.of(List.of(unseen), plan, "", NOW.minusSeconds(9), NOW).stream()
                .filter(each -> each.name().equals("root.a"))
                .findFirst()
                .orElseThrow();

        assertThat(kinds(wait)).containsExactly(Kind.THROTTLE_UNKNOWN);
        assertThat(wait.blocks().getFirst().text()).isEqualTo("throttle not known");
        assertThat(wait.blocks().getFirst().evidence())
                .containsExactly(
                        "root.a starts one job every 10 s. Whether it waits now is not known: the newest rows of"
                                + " queue_job do not show its last start.");
        assertThat(ChannelWaits.of(List.of(unseen), plan, "", NOW.minusSeconds(10), NOW))
                .as("every start was seen for as long as the throttle lasts")
                .allMatch(each -> each.blocks().isEmpty());
    }

    @Test
    void a_throttle_is_over_after_its_interval_and_unknown_without_a_start() {
        assertThat(kinds(wait("root.a", "root:4,root.a:2:throttle=30", startedAt("root.a", NOW.minusSeconds(30)))))
                .isEmpty();
        assertThat(kinds(wait("root.a", "root:4,root.a:2:throttle=30", jobs("root.a", 0, 2))))
                .isEmpty();
    }

    @Test
    void jobs_that_are_all_for_later_wait_for_the_next_eta() {
        var wait = wait("root.a", "root:4,root.a:2", later("root.a", NOW.plusSeconds(60)));

        assertThat(kinds(wait)).containsExactly(Kind.ETA);
        assertThat(wait.blocks().getFirst().until()).isEqualTo(NOW.plusSeconds(60));
        assertThat(wait.blocks().getFirst().text()).isEqualTo("next ETA 10:04:20");
    }

    @Test
    void in_a_sequential_channel_due_jobs_wait_for_one_ahead_of_them() {
        var facts = new ChannelFacts(
                "root.a",
                0,
                2,
                1,
                0,
                new Moments(NOW.minusSeconds(5), NOW.plusSeconds(60), null),
                new Holds(false, null, FAILED));

        var wait = wait("root.a", "root:4,root.a:1:sequential", facts);

        assertThat(kinds(wait)).containsExactly(Kind.ETA_AHEAD);
        assertThat(wait.blocks().getFirst().until()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void a_paused_channel_says_so_before_all_that_would_pass_by_itself() {
        var wait = wait("root.a", "root:4,root.a:2", jobs("root.a", 2, 3, new Holds(true, null, null)));

        assertThat(kinds(wait)).containsExactly(Kind.PAUSED, Kind.FULL);
    }

    @Test
    void nothing_is_dispatched_without_a_runner() {
        var wait = wait("root.a", "root:4,root.a:2", "No runner is connected.", jobs("root.a", 2, 3));

        assertThat(kinds(wait)).containsExactly(Kind.NO_RUNNER, Kind.FULL);
        assertThat(wait.blocks().getFirst().evidence()).containsExactly("No runner is connected.");
    }

    @Test
    void without_a_channel_string_capacities_are_unknown() {
        var wait = wait("root.a", null, jobs("root.a", 7, 3));

        assertThat(kinds(wait)).containsExactly(Kind.UNKNOWN);
        assertThat(wait.setting()).isNull();
    }

    @Test
    void every_channel_is_there_with_those_above_it_and_sums_what_is_below() {
        var names =
                ChannelWaits.of(
                                List.of(jobs("root.x.y", 1, 2)),
                                ChannelPlan.of("root:4,root.a:2"),
                                "",
                                Instant.MIN,
                                NOW)
                        .stream()
                        .map(wait -> wait.name() + " " + wait.total().running() + " " + wait.queued());

        assertThat(names).containsExactly("root 1 2", "root.a 0 0", "root.x 1 2", "root.x.y 1 2");
    }

    @Test
    void a_failure_and_a_channel_that_is_full_for_long_call_for_an_operator() {
        var failure =
                wait("root.a", "root:4,root.a:1:sequential", jobs("root.a", 0, 3, new Holds(false, FAILED, null)));
        var full = wait("root.a", "root:2,root.a:2", jobs("root.a", 2, 5));
        var young = wait("root.a", "root:2,root.a:2", jobs("root.b", 2, 0), startedAt("root.a", NOW.minusSeconds(1)));

        assertThat(Stream.of(failure, full)
                        .map(wait -> wait.alarmingChannel(NOW).orElse("")))
                .containsExactly("root.a", "root.a");
        assertThat(young.worst()).isPresent();
        assertThat(young.alarmingChannel(NOW)).isEmpty();
    }
}
