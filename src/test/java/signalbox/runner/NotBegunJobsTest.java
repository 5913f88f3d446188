package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NotBegunJobsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void the_oldest_is_told_with_its_age_and_many_with_a_comma() {
        assertThat(new NotBegunJobs(NotBegunJobs.MOST, 0, NOW.minusSeconds(104)).sentence(NOW))
                .startsWith("At least 1,000 enqueued jobs are not begun,"
                        + " the oldest was enqueued at 11:58:16 UTC, 1 m 44 s ago.");
    }

    @Test
    void it_is_told_for_which_the_runner_asks_again() {
        assertThat(new NotBegunJobs(2, 0, null).sentence(NOW))
                .isEqualTo(
                        "2 enqueued jobs are not begun. The runner asks again for each of them once a minute when slots"
                                + " are free. It requeues no job.");
        assertThat(new NotBegunJobs(3, 1, null).sentence(NOW))
                .contains("asks again for 2 of them", "does not ask for the other one, which is in a paused channel.");
        assertThat(new NotBegunJobs(1, 1, null).sentence(NOW))
                .contains("The runner does not ask for it: it is in a paused channel.");
    }
}
