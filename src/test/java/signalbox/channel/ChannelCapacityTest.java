package signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobFacts.Phase;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;

/// Whatever the channels and whatever happens to jobs: a run fills no channel beyond what it allows, and leaves
/// nothing that could run.
class ChannelCapacityTest {
    private static final List<String> NAMES = List.of("root", "a", "a.x", "a.y", "b", "b.z");

    /// What an entry may say; empty: there is none.
    private static final List<String> LIMITS = List.of(
            "",
            ":0",
            ":1",
            ":2",
            ":3",
            ":1:sequential",
            ":2:throttle=3",
            ":3:paused",
            ":3:capacity_default=1",
            ":2:sequential_default");

    /// With one that nobody configures.
    private static final List<String> JOB_CHANNELS =
            List.of("root", "root.a", "root.a.x", "root.a.y", "root.b", "root.b.z", "root.b.other");

    private static final int JOBS = 14;

    sealed interface Event {
        /// @param eta in seconds; null: none
        record Seen(
                int job,
                String channel,
                Phase phase,
                int priority,
                @Nullable Integer eta) implements Event {}

        record Gone(int job) implements Event {}

        /// @param after seconds since the last run
        record Run(int after) implements Event {}
    }

    @Provide
    Arbitrary<String> channelStrings() {
        return ChannelStrings.of(NAMES, LIMITS);
    }

    @Provide
    ListArbitrary<Event> courses() {
        var job = Arbitraries.integers().between(1, JOBS);
        Arbitrary<Event> seen = Combinators.combine(
                        job,
                        Arbitraries.of(JOB_CHANNELS),
                        Arbitraries.frequency(
                                Tuple.of(6, Phase.QUEUED),
                                Tuple.of(1, Phase.RUNNING),
                                Tuple.of(1, Phase.FAILED),
                                Tuple.of(1, Phase.WAITING),
                                Tuple.of(2, Phase.OVER)),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 60).injectNull(0.8))
                .as(Event.Seen::new);
        Arbitrary<Event> gone = job.map(Event.Gone::new);
        Arbitrary<Event> run = Arbitraries.integers().between(0, 4).map(Event.Run::new);
        return Arbitraries.frequencyOf(Tuple.of(6, seen), Tuple.of(1, gone), Tuple.of(3, run))
                .list()
                .ofMinSize(5)
                .ofMaxSize(80);
    }

    @Property(tries = 3000)
    void a_run_keeps_to_what_every_channel_allows(
            @ForAll("channelStrings") String channels, @ForAll("courses") List<Event> course) {
        var model = new Model(ChannelPlan.of(channels));
        course.forEach(model::meet);
    }

    @Property(tries = 1000)
    void the_next_job_of_an_open_channel_runs_at_once(
            @ForAll("channelStrings") String channels, @ForAll("courses") List<Event> course) {
        var model = new Model(ChannelPlan.of(channels));
        course.forEach(model::meet);
        model.meet(new Event.Run(0));
        for (var open : model.scheduler.open(at(model.now))) {
            model.see(new Event.Seen(JOBS + 1, open, Phase.QUEUED, 3, null));
            assertThat(model.scheduler.jobsToRun(at(model.now)))
                    .extracting(JobFacts::uuid)
                    .containsExactly("J" + (JOBS + 1));
            model.scheduler.remove("J" + (JOBS + 1));
        }
    }

    /// A job as it was last read.
    ///
    /// @param order counts what was read
    /// @param chosen whether a run dispatched it since
    private record Known(JobFacts job, int order, boolean chosen) {
        boolean is(Phase phase) {
            return job.phase() == phase;
        }
    }

    /// What a reader of the table knows, and nothing of the scheduler's inside.
    private static final class Model {
        private final ChannelPlan plan;
        private final ChannelScheduler scheduler;
        private final Map<String, Known> jobs = new LinkedHashMap<>();
        private final Map<String, Integer> dispatched = new HashMap<>();
        private int now;
        private int read;

        Model(ChannelPlan plan) {
            this.plan = plan;
            scheduler = new ChannelScheduler(plan);
        }

        void meet(Event event) {
            switch (event) {
                case Event.Seen seen -> see(seen);
                case Event.Gone(var job) -> {
                    jobs.remove("J" + job);
                    scheduler.remove("J" + job);
                }
                case Event.Run(var after) -> {
                    now += after;
                    run();
                }
            }
        }

        private void see(Event.Seen seen) {
            var uuid = "J" + seen.job();
            var known = jobs.get(uuid);
            if (seen.phase() == Phase.RUNNING && known != null && known.is(Phase.QUEUED)) {
                // Another runner took it: queue_job itself then loses sight of it further up.
                return;
            }
            var eta = seen.eta() == null ? null : at(seen.eta());
            var job = new JobFacts(uuid, seen.channel(), seen.job(), at(0), seen.priority(), eta, seen.phase());
            jobs.put(uuid, new Known(job, ++read, false));
            scheduler.notify(job);
        }

        private void run() {
            var chosen =
                    scheduler.jobsToRun(at(now)).stream().map(this::dispatch).toList();
            chosen.forEach(job -> path(job.job()).forEach(channel -> assertKeepsWithin(channel, job.order())));
            assertThat(jobs.values()).noneMatch(this::couldRun);
        }

        private Known dispatch(JobFacts chosen) {
            var known = Objects.requireNonNull(jobs.get(chosen.uuid()));
            assertThat(known.is(Phase.QUEUED)).as("queued: " + known).isTrue();
            assertThat(isDue(known)).as("due: " + known).isTrue();
            var running = new Known(known.job().in(Phase.RUNNING), known.order(), true);
            jobs.put(chosen.uuid(), running);
            path(chosen).forEach(channel -> dispatched.merge(channel.name(), 1, Integer::sum));
            return running;
        }

        /// @param order of the job that was dispatched. What was read after it may have come too late: by then
        ///     the job can have passed this channel and wait further up.
        private void assertKeepsWithin(ChannelSetting channel, int order) {
            assertThat(channel.paused())
                    .as("dispatched through paused " + channel)
                    .isFalse();
            if (channel.isLimited()) {
                assertThat(running(channel)
                                .filter(job -> job.chosen() || job.order() < order)
                                .count())
                        .as("running in " + channel)
                        .isLessThanOrEqualTo(channel.capacity());
            }
            if (channel.sequential()) {
                assertThat(jobs.values())
                        .as("failed in " + channel)
                        .noneMatch(job -> job.is(Phase.FAILED)
                                && job.order() < order
                                && channel.name().equals(job.job().channel()));
            }
            if (channel.isThrottled()) {
                var periods = (int) (now / channel.throttle().toSeconds());
                assertThat(dispatched.get(channel.name()))
                        .as("dispatched so far through " + channel)
                        .isLessThanOrEqualTo(periods + 1);
            }
        }

        /// Queued in channels that all have room and know no other rule.
        private boolean couldRun(Known job) {
            return job.is(Phase.QUEUED)
                    && isDue(job)
                    && path(job.job()).stream()
                            .noneMatch(channel -> channel.paused()
                                    || channel.sequential()
                                    || channel.isThrottled()
                                    || (channel.isLimited() && running(channel).count() >= channel.capacity()));
        }

        private boolean isDue(Known job) {
            var eta = job.job().eta();
            return eta == null || !eta.isAfter(at(now));
        }

        private Stream<Known> running(ChannelSetting channel) {
            return jobs.values().stream()
                    .filter(job -> job.is(Phase.RUNNING) && path(job.job()).contains(channel));
        }

        /// The channels of a job, from its own up to root.
        private List<ChannelSetting> path(JobFacts job) {
            var above = new ArrayList<ChannelSetting>();
            var name = Objects.requireNonNull(job.channel());
            while (true) {
                above.add(plan.setting(name));
                if (name.equals(ChannelName.ROOT)) {
                    return above;
                }
                name = ChannelName.of(name).parent().orElseThrow().text();
            }
        }
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
