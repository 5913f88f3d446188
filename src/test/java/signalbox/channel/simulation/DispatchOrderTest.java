package signalbox.channel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signalbox.channel.ChannelScheduler;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;
import signalbox.channel.LastStarts;
import signalbox.channel.SchedulerTraceTest;
import signalbox.channel.text.ChannelPlan;
import tools.jackson.databind.json.JsonMapper;

class DispatchOrderTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private int seq;

    private JobFacts job(String uuid, String channel, Phase phase, int priority, @Nullable Instant eta) {
        return new JobFacts(uuid, channel, ++seq, NOW.minusSeconds(60), priority, eta, phase);
    }

    private JobFacts pending(String uuid, String channel, int priority) {
        return job(uuid, channel, Phase.QUEUED, priority, null);
    }

    private static DispatchOrder order(String channels, JobFacts... jobs) {
        return DispatchOrder.of(ChannelPlan.of(channels), new OpenJobFacts(NOW, List.of(jobs), LastStarts.NONE, true));
    }

    @Test
    void a_sequential_channel_with_a_failure_dispatches_nothing() {
        var order = order(
                "root:9,one:1:sequential",
                job("failed", "root.one", Phase.FAILED, 1, null),
                pending("held", "root.one", 1),
                pending("free", "root.two", 9));

        assertThat(order.now()).containsExactly("free");
        assertThat(order.later()).isEmpty();
        assertThat(order.never()).containsExactly("held");
    }

    @Test
    void in_a_sequential_channel_nothing_overtakes_a_job_for_later() {
        var order = order(
                "root:9,one:1:sequential",
                job("ahead", "root.one", Phase.QUEUED, 1, NOW.plusSeconds(600)),
                pending("behind", "root.one", 5));

        assertThat(order.now()).isEmpty();
        assertThat(order.later()).containsExactly("ahead", "behind");
    }

    @Test
    void channels_compete_in_root_by_priority_within_what_each_has_room_for() {
        var order = order(
                "root:3,mail:1",
                pending("mail-1", "root.mail", 1),
                pending("mail-2", "root.mail", 2),
                pending("other-1", "root", 8),
                pending("other-2", "root", 9),
                pending("other-3", "root", 10));

        assertThat(order.now()).containsExactly("mail-1", "other-1", "other-2");
        assertThat(order.later()).containsExactly("mail-2", "other-3");
    }

    @Test
    void a_full_root_dispatches_nothing_now_and_keeps_the_order() {
        var order = order(
                "root:1",
                job("runs", "root", Phase.RUNNING, 10, null),
                pending("second", "root", 5),
                pending("first", "root.a", 1));

        assertThat(order.now()).isEmpty();
        assertThat(order.order()).containsExactly("first", "second");
    }

    /// Of each trace the first run: nothing was dispatched before, so that the table tells all that a runner knows.
    @ParameterizedTest
    @MethodSource("signalbox.channel.SchedulerTraceTest#traces")
    void what_is_next_is_what_queue_job_dispatches_after_a_start(Path trace) throws IOException {
        var table = new LinkedHashMap<String, JobFacts>();
        var plan = ChannelPlan.of("");
        for (var line : Files.readAllLines(trace)) {
            var event = JsonMapper.shared().readTree(line);
            if (event.has("channels")) {
                plan = ChannelPlan.of(event.get("channels").asString());
            } else if (event.has("notify")) {
                var job = SchedulerTraceTest.job(event.get("notify"));
                table.put(job.uuid(), job);
            } else if (event.has("remove")) {
                table.remove(event.get("remove").asString());
            } else {
                var at = Objects.requireNonNull(SchedulerTraceTest.time(event.get("run")));
                var expected = event.get("expect")
                        .valueStream()
                        .map(each -> each.asString())
                        .toList();
                var open = new OpenJobFacts(at, List.copyOf(table.values()), LastStarts.NONE, true);
                assertThat(DispatchOrder.of(plan, open).now()).isEqualTo(expected);
                return;
            }
        }
    }

    @Provide
    Arbitrary<List<JobFacts>> queues() {
        var job = Combinators.combine(
                        Arbitraries.of("root", "root.a", "root.a.x", "a.y", "root.b", "root.made"),
                        Arbitraries.frequency(
                                Tuple.of(8, Phase.QUEUED), Tuple.of(2, Phase.RUNNING), Tuple.of(1, Phase.FAILED)),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(-5, 9).injectNull(0.7))
                .as((channel, phase, priority, eta) ->
                        new JobFacts("", channel, 0, NOW, priority, eta == null ? null : NOW.plusSeconds(eta), phase));
        return job.list().ofMaxSize(30).map(DispatchOrderTest::numbered);
    }

    private static List<JobFacts> numbered(List<JobFacts> jobs) {
        var numbered = new ArrayList<JobFacts>();
        for (var job : jobs) {
            var seq = numbered.size();
            numbered.add(new JobFacts("J" + seq, job.channel(), seq, NOW, job.priority(), job.eta(), job.phase()));
        }
        return numbered;
    }

    @Provide
    Arbitrary<String> channelStrings() {
        return Arbitraries.of(
                "root:1",
                "root:3,a:2,a.x:1",
                "root:4,a:1:sequential,b:2",
                "root:9,a.x:1:sequential,b:3:paused",
                "root:2:capacity_default=1,b:2:throttle=2",
                "root:0");
    }

    /// The scheduler, asked again and again while jobs end after a second each, on a clock of its own.
    @Property(tries = 1000)
    void the_order_is_that_in_which_the_scheduler_hands_them_out(
            @ForAll("channelStrings") String channels, @ForAll("queues") List<JobFacts> jobs) {
        var plan = ChannelPlan.of(channels);
        var scheduler = new ChannelScheduler(plan);
        jobs.forEach(scheduler::notify);
        var first = scheduler.jobsToRun(NOW).stream().map(JobFacts::uuid).toList();
        var handedOut = new ArrayList<>(first);
        var running = new HashMap<String, Instant>();
        jobs.stream().filter(job -> job.phase() == Phase.RUNNING).forEach(job -> running.put(job.uuid(), NOW));
        first.forEach(uuid -> running.put(uuid, NOW));
        for (var at = NOW.plusMillis(500); at.isBefore(NOW.plusSeconds(120)); at = at.plusMillis(500)) {
            var now = at;
            running.entrySet().removeIf(entry -> {
                var over = !entry.getValue().plusSeconds(1).isAfter(now);
                if (over) {
                    scheduler.remove(entry.getKey());
                }
                return over;
            });
            for (var chosen : scheduler.jobsToRun(now)) {
                handedOut.add(chosen.uuid());
                running.put(chosen.uuid(), now);
            }
        }

        var order = DispatchOrder.of(plan, new OpenJobFacts(NOW, jobs, LastStarts.NONE, true));

        assertThat(order.now()).isEqualTo(first);
        assertThat(order.order()).isEqualTo(handedOut);
        assertThat(order.never()).noneMatch(handedOut::contains);
    }
}
