package signalbox.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdleLeaderTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static Observation with(Observation.Work work) {
        return new Observation(NOW, "acme", List.of(), Set.of()).withWork(work);
    }

    @Test
    void a_job_that_waits_for_longer_than_the_patience_is_evidence() {
        var work = new Observation.Work(null, NOW.minusSeconds(10), NOW.minusSeconds(75));

        assertThat(IdleLeader.evidence(with(work), PATIENCE).orElseThrow())
                .containsExactly(
                        "A job that could run, in a channel with room, has waited, by its dates, since 11:58:45 UTC,"
                                + " 1 m 15 s ago (a job that was put back keeps them), and Signalbox has seen it wait for 10 s.",
                        "No job was seen enqueued.");
    }

    @Test
    void a_job_that_waits_for_a_shorter_time_or_an_enqueued_one_is_none() {
        var shorter = new Observation.Work(null, NOW.minusSeconds(9), NOW.minusSeconds(75));
        var enqueued = new Observation.Work(NOW.minusSeconds(9), NOW.minusSeconds(20));

        assertThat(IdleLeader.evidence(with(shorter), PATIENCE)).isEmpty();
        assertThat(IdleLeader.evidence(with(enqueued), PATIENCE)).isEmpty();
        assertThat(IdleLeader.evidence(with(Observation.Work.UNSEEN), PATIENCE)).isEmpty();
    }
}
