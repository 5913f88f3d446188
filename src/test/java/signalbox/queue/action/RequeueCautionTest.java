package signalbox.queue.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;

class RequeueCautionTest {
    private static final StoredState PENDING = StoredState.of(JobState.PENDING);
    private static final StoredState FAILED = StoredState.of(JobState.FAILED);

    @Test
    void jobs_that_are_pending_already_are_named_before_many_are_requeued() {
        assertThat(JobOperations.REQUEUE.cautions(Map.of(FAILED, 60_000, PENDING, 187_922)))
                .containsExactly(
                        "187,922 of them are pending already: their tries go back to 0, and what an earlier run left in"
                                + " them is removed. Where nothing would change, they are left alone.");
        assertThat(JobOperations.REQUEUE.cautions(Map.of(FAILED, 60_000))).isEmpty();
        assertThat(JobOperations.CANCEL.cautions(Map.of(PENDING, 3))).isEmpty();
    }
}
