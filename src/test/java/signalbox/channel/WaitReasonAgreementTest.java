package signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobFacts.Phase;
import signalbox.channel.text.ChannelPlan;

/// Whatever the channels and their jobs: the reasons that are told why a channel waits agree with what the scheduler
/// does.
class WaitReasonAgreementTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final List<String> LIMITS =
            List.of("", ":0", ":1", ":2", ":1:sequential", ":2:throttle=10", ":0:throttle=3", ":3:paused");

    private static final List<String> NAMES = List.of("root", "a", "a.x", "b");

    /// @param startedAgo seconds since it was dispatched
    record Job(String channel, Phase phase, int startedAgo) {}

    @Provide
    Arbitrary<String> channelStrings() {
        return ChannelStrings.of(NAMES, LIMITS);
    }

    /// In both spellings, and of channels that nobody configures.
    @Provide
    Arbitrary<List<Job>> jobs() {
        return Combinators.combine(
                        Arbitraries.of("root", "", "a", "root.a", "root.a.x", "a.x", "root.b", "b.other"),
                        Arbitraries.of(Phase.QUEUED, Phase.QUEUED, Phase.RUNNING, Phase.FAILED),
                        Arbitraries.integers().between(0, 20))
                .as(Job::new)
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 800)
    void of_a_channel_that_has_a_reason_to_wait_no_job_is_dispatched(
            @ForAll("channelStrings") String channels, @ForAll("jobs") List<Job> jobs) {
        var plan = ChannelPlan.of(channels);
        var dispatched = dispatched(plan, jobs);

        assertThat(waits(plan, jobs).stream().filter(wait -> !wait.blocks().isEmpty()))
                .allSatisfy(wait -> assertThat(dispatched)
                        .noneMatch(at ->
                                ChannelFacts.none(jobs.get(at).channel()).name().equals(wait.name())));
    }

    @Property(tries = 800)
    void a_job_that_was_not_dispatched_has_a_reason(
            @ForAll("channelStrings") String channels, @ForAll("jobs") List<Job> jobs) {
        var plan = ChannelPlan.of(channels);
        var after = new ArrayList<>(jobs);
        dispatched(plan, jobs).forEach(at -> after.set(at, new Job(jobs.get(at).channel(), Phase.RUNNING, 0)));

        assertThat(waits(plan, after).stream().filter(wait -> wait.own().due() > 0))
                .allSatisfy(wait -> assertThat(wait.blocks()).isNotEmpty());
    }

    /// Which of them the scheduler dispatches now.
    private static List<Integer> dispatched(ChannelPlan plan, List<Job> jobs) {
        var scheduler = new ChannelScheduler(plan);
        for (int i = 0; i < jobs.size(); i++) {
            var job = jobs.get(i);
            if (job.phase() == Phase.RUNNING) {
                scheduler.startedAt(job.channel(), NOW.minusSeconds(job.startedAgo()));
            }
            scheduler.notify(new JobFacts(Integer.toString(i), job.channel(), i, NOW, 10, null, job.phase()));
        }
        return scheduler.jobsToRun(NOW).stream()
                .map(facts -> Integer.valueOf(facts.uuid()))
                .toList();
    }

    private static List<ChannelWait> waits(ChannelPlan plan, List<Job> jobs) {
        Map<String, List<Job>> byChannel = jobs.stream().collect(Collectors.groupingBy(Job::channel));
        var facts = new HashMap<String, ChannelFacts>();
        byChannel.forEach((name, some) -> facts.put(name, facts(plan, name, some)));
        return ChannelWaits.of(facts.values(), plan, "", Instant.MIN, NOW);
    }

    private static ChannelFacts facts(ChannelPlan plan, String name, List<Job> jobs) {
        var failed = count(jobs, Phase.FAILED);
        var sequential = plan.setting(ChannelFacts.none(name).name()).sequential();
        return new ChannelFacts(
                name,
                count(jobs, Phase.RUNNING),
                count(jobs, Phase.QUEUED),
                0,
                failed,
                new ChannelFacts.Moments(null, null, lastStart(jobs)),
                new ChannelFacts.Holds(false, sequential && failed > 0 ? "failed" : null, null));
    }

    private static long count(List<Job> jobs, Phase phase) {
        return jobs.stream().filter(job -> job.phase() == phase).count();
    }

    private static @Nullable Instant lastStart(List<Job> jobs) {
        return jobs.stream()
                .filter(job -> job.phase() == Phase.RUNNING)
                .map(job -> NOW.minusSeconds(job.startedAgo()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
