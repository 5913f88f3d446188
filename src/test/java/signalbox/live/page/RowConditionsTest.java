package signalbox.live.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.live.LiveJobs;
import signalbox.live.OpenJob;
import signalbox.live.OpenJobIndex;
import signalbox.queue.JobState;
import signalbox.queue.filter.FilterQualifier;
import signalbox.queue.filter.FilterText;
import signalbox.queue.filter.FilterText.Fault;
import signalbox.queue.filter.FilterText.Filter;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobOrder;

/// Which filters the jobs in memory answer.
class RowConditionsTest {
    private static final Instant NOW = Instant.parse("2026-06-12T10:00:00Z");

    private static JobFilter filter(String text) {
        return switch (FilterText.parse(text)) {
            case Filter(var filter) -> filter;
            case Fault fault -> throw new AssertionError(fault.text());
        };
    }

    private static LiveJobs held(OpenJob... jobs) {
        var index = new OpenJobIndex();
        index.replace(List.of(), List.of(jobs));
        return index.view();
    }

    private static boolean isAnswered(String text) {
        return new RowConditions(held(), NOW).of(filter(text)).isPresent();
    }

    @Test
    void memory_answers_by_what_it_keeps_and_by_nothing_else() {
        var answered = Arrays.stream(FilterQualifier.values())
                .filter(each -> each == FilterQualifier.STATE || isAnswered("state:failed " + each.example()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FilterQualifier.class)));

        assertThat(answered)
                .containsExactlyInAnyOrder(
                        FilterQualifier.STATE,
                        FilterQualifier.CHANNEL,
                        FilterQualifier.MODEL,
                        FilterQualifier.METHOD,
                        FilterQualifier.EXCEPTION,
                        FilterQualifier.CREATED,
                        FilterQualifier.ENQUEUED,
                        FilterQualifier.STARTED,
                        FilterQualifier.ETA,
                        FilterQualifier.RETRY,
                        FilterQualifier.PRIORITY,
                        FilterQualifier.UUID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state:failed                     | true",
                "-state:done,cancelled,other      | true",
                "state:failed,done                | false",
                "channel:root.mail                | false",
                "state:failed -args:SO123         | false",
                "state:failed retry:0 worker:4711 | false"
            })
    void one_condition_that_it_does_not_answer_sends_the_filter_to_the_server(String text, boolean answered) {
        assertThat(isAnswered(text)).isEqualTo(answered);
    }

    @Test
    void a_cursor_of_the_server_means_the_same_place_in_memory() {
        var jobs = held(job(1, "2026-06-01T10:00:00Z"), job(2, "2026-06-01T10:00:00.000001Z"), job(3, null));
        var search = new RowSearch(
                jobs, new RowConditions(jobs, NOW).of(filter("state:failed")).orElseThrow());

        var second = search.first(JobOrder.ETA, new JobCursor("2026-06-01 10:00:00", 1), 1)
                .orElseThrow();

        assertThat(second.ids()).containsExactly(2);
        var third = search.first(JobOrder.ETA, second.next(), 1).orElseThrow();
        assertThat(third.ids()).containsExactly(3);
        assertThat(third.next()).isNull();
        assertThat(search.first(JobOrder.ETA, new JobCursor("infinity", 3), 1)
                        .orElseThrow()
                        .ids())
                .isEmpty();
        assertThat(search.first(JobOrder.STARTED, new JobCursor("-infinity", 2), 9)
                        .orElseThrow()
                        .ids())
                .containsExactly(1);
    }

    private static OpenJob job(long id, @Nullable String eta) {
        return new OpenJob(
                id,
                "j" + id,
                JobState.FAILED,
                "root",
                10,
                NOW,
                eta == null ? null : Instant.parse(eta),
                null,
                null,
                "m",
                "f",
                null,
                OpenJob.LastWrite.UNKNOWN);
    }
}
