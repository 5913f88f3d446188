package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NotBegunJobsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void the_oldest_is_told_with_its_age_and_many_with_a_comma() {
        assertThat(new NotBegunJobs(NotBegunJobs.MOST, NOW.minusSeconds(104)).sentence(NOW))
                .startsWith("At least 1,000 enqueued jobs are not begun,"
                        + " the oldest was enqueued at 11:58:16 UTC, 1 m 44 s ago.");
    }
}
