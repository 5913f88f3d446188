package signalbox.channel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;
import signalbox.channel.LastStarts;
import signalbox.channel.text.ChannelPlan;

class DrainRunTest {
    private static final Instant NOW = Instant.parse("2026-06-12T10:00:00Z");
    private static final List<String> CHANNELS =
            List.of("root", "root.a", "root.a.x", "root.a.y", "b", "root.b.z.w", "root.c");
    private static final List<String> ENTRIES = List.of(
            "root.a:2",
            "root.a:1:sequential",
            "root.a:3:throttle=2",
            "root.a.x:1",
            "root.a.x:1:throttle=3",
            "root.a.y:1:sequential",
            "root.b:2:throttle=1",
            "root.b:1:paused",
            "root.b.z:1",
            "root.c:1:sequential",
            "root.c:4:throttle=5",
            "root.b:3:capacity_default=1");

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    private static ChannelPlan plan(Random random) {
        var text = new StringBuilder(random.nextInt(6) == 0 ? "root:0" : "root:" + (1 + random.nextInt(6)));
        for (var entry : ENTRIES) {
            if (random.nextInt(4) == 0) {
                text.append(',').append(entry);
            }
        }
        return ChannelPlan.of(text.toString());
    }

    private static JobsToDrain backlog(Random random) {
        var jobs = new ArrayList<DrainJob>();
        var size = 1 + random.nextInt(60);
        for (int i = 0; i < size; i++) {
            var facts = new JobFacts(
                    "job" + i,
                    random.nextInt(9) == 0 ? null : CHANNELS.get(random.nextInt(CHANNELS.size())),
                    i + 1,
                    NOW.minusSeconds(random.nextInt(5)),
                    random.nextInt(3),
                    eta(random),
                    phase(random));
            jobs.add(new DrainJob(facts, List.of(Duration.ofMillis(500L * (1 + random.nextInt(8))))));
        }
        var starts = new HashMap<String, Instant>();
        CHANNELS.stream()
                .filter(_ -> random.nextInt(4) == 0)
                .forEach(channel -> starts.put(channel, NOW.minusSeconds(1)));
        var dead = random.nextInt(3) == 0 ? Set.of("job0", "job1", "job2") : Set.<String>of();
        return new JobsToDrain(NOW, jobs, new LastStarts(starts, Instant.MIN)).holding(dead);
    }

    private static @Nullable Instant eta(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> NOW.plusMillis(100L * random.nextInt(300));
            case 1 -> NOW.minusSeconds(3);
            case 2 -> random.nextInt(4) == 0 ? DrainSimulation.NEVER : null;
            default -> null;
        };
    }

    private static Phase phase(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> Phase.RUNNING;
            case 1 -> random.nextInt(3) == 0 ? Phase.FAILED : Phase.RUNNING;
            default -> Phase.QUEUED;
        };
    }

    private static DrainRun run(ChannelPlan plan, JobsToDrain open) {
        var jobs = new BacklogColumns(open);
        return new DrainRun(new DrainTree(plan, jobs), jobs, job -> jobs.medians[jobs.kind[job]])
                .toEnd(DrainRun.MOST_STEPS);
    }

    private static List<String> uuids(JobsToDrain open, IntStream numbers) {
        var jobs = new BacklogColumns(open);
        return numbers.mapToObj(jobs::uuid).toList();
    }

    /// What a channel did, in both.
    private record Done(String channel, int jobs, Duration took, Duration busy) {}

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void numbers_drain_in_the_same_order_and_time_as_jobs_in_the_real_scheduler(int seed) {
        var random = new Random(seed);
        var plan = plan(random);
        var open = backlog(random);

        var real = DrainSimulation.of(plan, open, DrainJob::median);
        var run = run(plan, open);

        assertThat(uuids(open, IntStream.of(run.order).limit(run.dispatched)))
                .as(plan.asString())
                .containsExactlyElementsOf(real.order());
        assertThat(uuids(open, IntStream.of(run.waiting()))).containsExactlyInAnyOrderElementsOf(real.stuck());
        assertThat(micros(run.took)).isEqualTo(real.took());
        assertThat(micros(run.due)).isEqualTo(real.due());
        assertThat(run.channels.stream()
                        .map(at -> new Done(at.setting.name(), at.ended, micros(at.lastEnd), micros(at.busy))))
                .containsExactlyInAnyOrderElementsOf(real.channels().stream()
                        .map(part -> new Done(part.setting().name(), part.jobs(), part.took(), part.busy()))
                        .toList());
    }

    /// Each is made when it is asked for, as those of a large backlog are.
    private static List<DrainJob> many(int size) {
        var kinds = IntStream.range(0, 12)
                .mapToObj(kind -> new RunTimes(IntStream.range(0, 50)
                        .mapToObj(i -> Duration.ofMillis(1_000 + 37L * i * kind))
                        .toList()))
                .toList();
        return new AbstractList<>() {
            @Override
            public DrainJob get(int at) {
                var facts = new JobFacts(
                        "0d1a4f5c-0000-4000-8000-" + (100_000_000_000L + at),
                        at % 12 == 0 ? "root.mail" : "root.c" + at % 12,
                        at,
                        NOW.minusMillis(at * 7919L % 10_000_000),
                        5 + at % 3 * 5,
                        null,
                        Phase.QUEUED);
                return new DrainJob(facts, kinds.get(at % 12));
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    @Test
    void half_a_million_jobs_are_all_simulated() {
        var open = new JobsToDrain(NOW, many(500_000), LastStarts.NONE);

        var one = DrainForecast.of(ChannelPlan.of("root:400,root.mail:1"), open);
        var many = DrainForecast.of(ChannelPlan.of("root:400,root.mail:20"), open);

        assertThat(one.jobs()).isEqualTo(500_000);
        assertThat(one.order()).hasSize(DrainForecast.MOST_NAMED);
        assertThat(one.unread()).isZero();
        assertThat(one.took().median()).isEqualTo(Duration.ofSeconds(41_667));
        assertThat(many.took().median()).isLessThan(Duration.ofSeconds(20_000));
    }

    @Test
    void what_is_behind_the_last_step_is_not_looked_at() {
        var open = new JobsToDrain(NOW, many(1_000), LastStarts.NONE);

        var forecast = DrainForecast.of(ChannelPlan.of("root:40,root.mail:1"), open, 500);

        assertThat(forecast.unread()).isPositive();
        assertThat(forecast.jobs() + forecast.unread()).isEqualTo(1_000);
        assertThat(forecast.causes()).isEmpty();
        assertThat(forecast.isNever()).isFalse();
    }

    @Test
    void jobs_that_were_not_read_are_counted_up_to_root() {
        var open = new JobsToDrain(NOW, many(12), LastStarts.NONE, Set.of(), Map.of("mail.slow", 30L, "other", 4L));

        var forecast = DrainForecast.of(ChannelPlan.of("root:4,root.mail:1"), open);

        assertThat(forecast.unread()).isEqualTo(34);
        assertThat(forecast.channels())
                .filteredOn(channel -> channel.unread() > 0)
                .extracting(channel -> channel.setting().name())
                .containsExactly("root", "root.mail", "root.mail.slow", "root.other");
        assertThat(forecast.jobs()).isEqualTo(12);
    }
}
