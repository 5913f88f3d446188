package signalbox.monitor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.count.QueueQueries.SeenJob;

class CompletionCounterTest {
    private static final Instant BEGIN = Instant.parse("2026-06-01T12:00:00.5Z");

    private final CompletionCounter watch = new CompletionCounter(BEGIN);

    private void see(int second, String uuid, JobState state, @Nullable Integer startedAtSecond) {
        var started = startedAtSecond == null
                ? null
                : Instant.parse("2026-06-01T12:00:00Z").plusSeconds(startedAtSecond);
        watch.see(List.of(new SeenJob(uuid, state, null, started, null)), BEGIN.plusSeconds(second));
    }

    private void seeDone(int second, String uuid, int doneAtSecond) {
        var done = Instant.parse("2026-06-01T12:00:00Z").plusSeconds(doneAtSecond);
        watch.see(List.of(new SeenJob(uuid, JobState.DONE, null, null, done)), BEGIN.plusSeconds(second));
    }

    private int failures(int second) {
        return watch.inLastMinute(BEGIN.plusSeconds(second));
    }

    @Test
    void a_job_that_turns_failed_counts_once() {
        see(1, "j", JobState.STARTED, 1);
        see(2, "j", JobState.FAILED, 1);
        see(3, "j", JobState.FAILED, 1);

        assertThat(failures(4)).isEqualTo(1);
    }

    @Test
    void a_job_that_fails_again_counts_again() {
        see(1, "j", JobState.FAILED, 1);
        see(2, "j", JobState.PENDING, null);
        see(3, "j", JobState.FAILED, 2);

        assertThat(failures(4)).isEqualTo(2);
    }

    @Test
    void a_job_that_failed_before_the_watch_and_is_only_touched_does_not_count() {
        see(1, "old", JobState.FAILED, -100);
        see(1, "unknown", JobState.FAILED, null);

        assertThat(failures(2)).isZero();
    }

    @Test
    void only_the_last_minute_counts() {
        see(1, "j", JobState.FAILED, 0);

        assertThat(failures(60)).isEqualTo(1);
        assertThat(failures(62)).isZero();
    }

    @Test
    void done_jobs_count_by_the_time_at_which_they_were_done_also_those_set_done_by_hand() {
        seeDone(61, "j", 58);
        seeDone(62, "j", 58);
        seeDone(62, "by hand", 62);
        seeDone(62, "old", -100);

        assertThat(watch.doneByMinute())
                .containsOnly(
                        Map.entry(Instant.parse("2026-06-01T12:00:00Z"), 1),
                        Map.entry(Instant.parse("2026-06-01T12:01:00Z"), 1));
        assertThat(watch.doneInLastMinute(BEGIN.plusSeconds(63))).isEqualTo(2);
        assertThat(watch.everDone()).isEqualTo(2);
        assertThat(failures(64)).isZero();
    }

    @Test
    void a_busy_hour_takes_no_more_room_than_a_quiet_one() {
        var counts = new CompletionCounts();
        for (int second = 0; second < 3 * 3600; second++) {
            counts.forget(BEGIN.plusSeconds(second));
            for (int job = 0; job < 50; job++) {
                counts.add(BEGIN.plusSeconds(second), BEGIN.plusSeconds(second));
            }
        }

        assertThat(counts.size()).isLessThan(200);
        assertThat(counts.inLastMinute(BEGIN.plusSeconds(3 * 3600 - 1))).isEqualTo(60 * 50);
        assertThat(counts.byMinute()).hasSizeLessThan(65).containsEntry(Instant.parse("2026-06-01T14:30:00Z"), 3_000);
    }

    /// A job that was forgotten counts as if it were new.
    @Test
    void of_the_jobs_that_ended_only_the_newest_are_remembered() {
        see(1, "j", JobState.FAILED, 1);
        for (int other = 0; other < 50_000; other++) {
            see(2, "other " + other, JobState.PENDING, null);
        }
        see(3, "j", JobState.FAILED, 1);

        assertThat(failures(4)).isEqualTo(2);
    }

    @Test
    void a_clock_that_is_set_back_keeps_nothing_of_the_time_that_comes_again() {
        see(3600, "j", JobState.FAILED, 3600);

        see(0, "k", JobState.FAILED, 0);

        assertThat(failures(1)).isEqualTo(1);
        assertThat(watch.byMinute()).containsExactly(Map.entry(Instant.parse("2026-06-01T12:00:00Z"), 1));
    }
}
