package signalbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import signalbox.channel.LastStarts;
import signalbox.live.OpenJobSource.FromMemory;
import signalbox.live.OpenJobSource.FromStatements;
import signalbox.live.OpenJobSource.WhileReading;
import signalbox.queue.JobState;
import signalbox.queue.count.Count;
import signalbox.queue.count.Counts;

class OpenJobSourceTest {
    private static final Instant NOW = Instant.parse("2026-06-12T23:20:17Z");
    private static final Instant SINCE = Instant.parse("2026-06-12T23:14:05Z");
    private static final Instant CHECKED = NOW.minusSeconds(12);

    private static String text(OpenJobSource source, long open) {
        var counts = new Counts(Map.of(JobState.PENDING, Count.exactly(open), JobState.DONE, Count.exactly(9_000_000)));
        return new OpenJobSnapshot(source, null, LastStarts.UNREAD, NOW).exactness(counts);
    }

    private static String progress(OpenJobSource source, long open) {
        var counts = new Counts(Map.of(JobState.PENDING, Count.exactly(open)));
        return new OpenJobSnapshot(source, null, LastStarts.UNREAD, NOW).progress(counts);
    }

    @Test
    void what_is_exact_has_a_beginning_and_was_checked() {
        assertThat(text(new FromMemory(SINCE, CHECKED, 0), 5)).isEqualTo("exact since 23:14:05 UTC, checked 12 s ago");
        assertThat(text(new FromMemory(CHECKED, CHECKED, 3), 5))
                .isEqualTo("exact since 23:20:05 UTC, checked 12 s ago; 3 jobs had changed without a notification by"
                        + " then");
    }

    @Test
    void statements_have_a_reason() {
        assertThat(text(new FromStatements("more than 2,000,000 jobs are open: they are counted, not kept"), 5))
                .isEqualTo("by statements, because more than 2,000,000 jobs are open: they are counted, not kept");
    }

    @Test
    void progress_is_said_while_many_jobs_are_read() {
        assertThat(progress(new WhileReading(120_000), 500_000))
                .isEqualTo("reading open jobs: 120,000 of about 500,000");
        assertThat(progress(new WhileReading(10), 19_999))
                .as("it takes a moment")
                .isEmpty();
        assertThat(progress(new FromMemory(SINCE, CHECKED, 0), 500_000)).isEmpty();
    }
}
