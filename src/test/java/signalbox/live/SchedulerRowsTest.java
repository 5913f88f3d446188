package signalbox.live;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.channel.JobFacts;
import signalbox.queue.JobState;
import signalbox.queue.channel.Backlog;
import signalbox.queue.channel.BacklogRow;

/// Which jobs are looked at when there are more than are looked at.
class SchedulerRowsTest {
    private static final Instant NOW = Instant.parse("2026-06-12T10:00:00Z");
    private static final Comparator<OpenJob> ORDER =
            comparingInt(OpenJob::priority).thenComparing(OpenJob::created).thenComparingLong(OpenJob::id);
    private static final Comparator<OpenJob> BY_ETA = comparing(OpenJob::eta).thenComparing(ORDER);

    private static OpenJob job(long id, Random random) {
        return new OpenJob(
                id,
                "j" + id,
                JobState.PENDING,
                "root." + random.nextInt(4),
                random.nextInt(3),
                NOW.minusSeconds(random.nextInt(50)),
                eta(random),
                null,
                null,
                "m",
                "f",
                null,
                OpenJob.LastWrite.UNKNOWN);
    }

    private static @Nullable Instant eta(Random random) {
        return random.nextInt(3) == 0 ? NOW.plusSeconds(random.nextInt(60) - 20) : null;
    }

    private static boolean isAhead(OpenJob job) {
        return job.eta() != null && job.eta().isAfter(NOW);
    }

    private static List<OpenJob> jobs(long seed) {
        var random = new Random(seed);
        return IntStream.range(1, 300).mapToObj(id -> job(id, random)).toList();
    }

    private static LiveJobs held(List<OpenJob> jobs) {
        var index = new OpenJobIndex();
        index.replace(List.of(), jobs);
        return index.view();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void of_each_channel_the_first_jobs_are_looked_at_and_those_for_later_apart(long seed) {
        var jobs = jobs(seed);
        var turns = new ArrayList<List<OpenJob>>();
        jobs.stream()
                .collect(groupingBy(job -> job.channel() + isAhead(job)))
                .values()
                .forEach(turn -> turns.add(turn.stream()
                        .sorted(isAhead(turn.getFirst()) ? BY_ETA : ORDER)
                        .toList()));
        var expected = IntStream.range(0, jobs.size())
                .boxed()
                .flatMap(nth -> turns.stream()
                        .filter(turn -> nth < turn.size())
                        .map(turn -> turn.get(nth))
                        .sorted(ORDER))
                .map(OpenJob::id)
                .limit(31)
                .toList();

        assertThat(held(jobs).scheduled(NOW, 30).pending().stream().map(JobFacts::seq))
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void of_a_backlog_the_due_jobs_come_first_and_all_are_counted(long seed) {
        var jobs = jobs(seed);
        var expected = jobs.stream()
                .sorted(comparing(SchedulerRowsTest::isAhead).thenComparing(ORDER))
                .map(OpenJob::id)
                .limit(281)
                .toList();
        var later = jobs.stream().filter(SchedulerRowsTest::isAhead).count();

        var backlog = held(jobs).backlog(NOW, 280);

        assertThat(backlog.pending().stream().map(BacklogRow::facts).map(JobFacts::seq))
                .containsExactlyElementsOf(expected);
        assertThat(backlog.other().pending()).isEqualTo(new Backlog.Pending(jobs.size() - later, later));
        assertThat(backlog.firstPending()).hasValue(1);
    }
}
