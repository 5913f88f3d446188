package signalbox.queue.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.queue.JobState;
import signalbox.queue.trend.TrendCourse.TrendStep;

/// Whatever times the jobs have: each figure is the one that a loop over the jobs counts.
class TrendTablePropertyTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:34:56Z");

    @Provide
    Arbitrary<List<TrendJob>> jobs() {
        var time = Arbitraries.longs().between(-5_400, 60).map(NOW::plusSeconds).injectNull(0.2);
        var name = Arbitraries.of("root.mail", "mail", "", "root", "root.sale");
        var method = Arbitraries.of("send", "export");
        var took = Arbitraries.of(0.0, 0.25, 3.0, 60.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY)
                .injectNull(0.2);
        return Combinators.combine(Arbitraries.of(JobState.class), name, method, time, time, time, time, took)
                .as((state, channel, call, created, eta, started, done, ran) ->
                        new TrendJob(state, channel, "mail.mail", call, created, eta, started, done, ran))
                .list()
                .ofMaxSize(40);
    }

    private static TrendAxis axis() {
        return TrendAxis.of(TrendPeriod.HOUR, NOW);
    }

    private static TrendTable table(List<TrendJob> jobs) {
        return TrendTable.of(axis(), TrendCells.of(axis(), jobs));
    }

    @Property(tries = 300)
    void each_step_counts_what_a_loop_over_the_jobs_counts(@ForAll("jobs") List<TrendJob> jobs) {
        assertThat(table(jobs).all().steps()).allSatisfy(step -> check(step, jobs));
        for (var course : table(jobs).channels()) {
            var own = jobs.stream().filter(of(course.key())).toList();
            assertThat(course.steps()).allSatisfy(step -> check(step, own));
        }
    }

    @Property(tries = 300)
    void the_whole_period_is_the_sum_of_its_steps(@ForAll("jobs") List<TrendJob> jobs) {
        var table = table(jobs);
        for (var course : table.channels()) {
            assertThat(course.steps().stream()
                            .mapToLong(step -> step.figures().started())
                            .sum())
                    .isEqualTo(course.total().started());
            assertThat(course.steps().stream()
                            .mapToLong(step -> step.figures().failed())
                            .sum())
                    .isEqualTo(course.total().failed());
        }
        assertThat(table.channels().stream()
                        .mapToLong(course -> course.total().done())
                        .sum())
                .isEqualTo(table.all().total().done())
                .isEqualTo(table.methods().stream()
                        .mapToLong(course -> course.total().done())
                        .sum());
    }

    private static Predicate<TrendJob> of(TrendKey key) {
        return job ->
                key.equals(new TrendKey.OfChannel(ChannelName.of(job.channel()).text()));
    }

    private static void check(TrendStep step, List<TrendJob> jobs) {
        var begun = jobs.stream().filter(job -> isIn(step, job.begun())).toList();
        var ended = jobs.stream().filter(job -> isIn(step, job.ended())).toList();
        var figures = step.figures();
        assertThat(figures.started()).isEqualTo(begun.size());
        assertThat(figures.done())
                .isEqualTo(ended.stream()
                        .filter(job -> job.state() == JobState.DONE)
                        .count());
        assertThat(figures.failed())
                .isEqualTo(ended.stream()
                        .filter(job -> job.state() == JobState.FAILED)
                        .count());
        checkSpread(
                figures.waited(),
                begun.stream()
                        .map(TrendJob::waited)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList());
        checkSpread(
                figures.ran(),
                ended.stream()
                        .map(TrendJob::run)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList());
        assertThat(step.oldest()).isEqualTo(oldest(step, jobs));
    }

    /// At the end of a step those wait that were due by then and began in a later step, or wait still.
    private static @Nullable Duration oldest(TrendStep step, List<TrendJob> jobs) {
        var at = step.to().isBefore(NOW) ? step.to() : NOW;
        return jobs.stream()
                .filter(job -> job.begun() == null ? job.waits() : !job.begun().isBefore(step.to()))
                .map(TrendJob::due)
                .filter(due -> due != null && !due.isAfter(at))
                .map(due -> Duration.between(due, at))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean isIn(TrendStep step, @Nullable Instant at) {
        return at != null && !at.isBefore(step.from()) && at.isBefore(step.to());
    }

    private static void checkSpread(@Nullable TrendSpread spread, List<Duration> sorted) {
        if (sorted.isEmpty()) {
            assertThat(spread).isNull();
            return;
        }
        assertThat(Objects.requireNonNull(spread).max()).isEqualTo(sorted.getLast());
        assertThat(spread.p50()).isEqualTo(quantile(sorted, 0.5));
        assertThat(spread.p95()).isEqualTo(quantile(sorted, 0.95));
        assertThat(sorted).allMatch(length -> !length.isNegative());
    }

    /// As PostgreSQL's percentile_cont: between the two nearest, in proportion.
    private static Duration quantile(List<Duration> sorted, double share) {
        var place = share * (sorted.size() - 1);
        var below = sorted.get((int) Math.floor(place)).toMillis();
        var above = sorted.get((int) Math.ceil(place)).toMillis();
        return Duration.ofMillis(Math.round(below + (above - below) * (place - Math.floor(place))));
    }

    @Property(tries = 20)
    void the_steps_follow_each_other_from_round_times(@ForAll("nows") Instant now) {
        for (var period : TrendPeriod.values()) {
            var axis = TrendAxis.of(period, now);
            assertThat(axis.from().getEpochSecond() % period.step().toSeconds()).isZero();
            assertThat(Duration.between(axis.from(), axis.to())).isEqualTo(period.length());
            assertThat(axis.place(now)).isEqualTo(axis.steps() - 1);
            assertThat(IntStream.range(0, axis.steps())).allMatch(at -> axis.place(axis.start(at)) == at);
        }
    }

    @Provide
    Arbitrary<Instant> nows() {
        return Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
    }
}
