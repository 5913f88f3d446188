package signalbox.queue.action;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobGraphQueriesTest {
    @Test
    void a_count_of_jobs_that_keep_waiting_has_a_comma_between_thousands() {
        assertThat(JobGraphQueries.counted(nCopies(12, "job"))).isEqualTo("12");
        assertThat(JobGraphQueries.counted(nCopies(JobGraphQueries.MOST_BLOCKED, "job")))
                .isEqualTo("at least 1,000");
    }
}
