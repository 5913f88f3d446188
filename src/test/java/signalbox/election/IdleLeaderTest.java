package signalbox.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signalbox.election.Observation.Leads;

class IdleLeaderTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final RunnerConnection LEADER = new RunnerConnection(
            4711, "jobrunner_u1", "u1", "acme", "odoo", null, NOW.minusSeconds(600), null, null, null);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static Observation with(Observation.Work work) {
        return new Observation(NOW, "acme", List.of(), Set.of()).withWork(work);
    }

    @Test
    void a_job_that_waits_for_longer_than_the_patience_is_evidence() {
        var work = new Observation.Work(null, NOW.minusSeconds(10), NOW.minusSeconds(75));

        assertThat(IdleLeader.evidence(with(work), LEADER, PATIENCE).orElseThrow())
                .containsExactly(
                        "A job that could run, in a channel with room, has waited, by its dates, since 11:58:45 UTC,"
                                + " 1 m 15 s ago (a job that was put back keeps them), and Signalbox has seen it wait for 10 s.",
                        "No job was seen enqueued.");
    }

    @Test
    void a_job_that_waits_for_a_shorter_time_or_an_enqueued_one_is_none() {
        var shorter = new Observation.Work(null, NOW.minusSeconds(9), NOW.minusSeconds(75));
        var enqueued = new Observation.Work(NOW.minusSeconds(9), NOW.minusSeconds(20));

        assertThat(IdleLeader.evidence(with(shorter), LEADER, PATIENCE)).isEmpty();
        assertThat(IdleLeader.evidence(with(enqueued), LEADER, PATIENCE)).isEmpty();
        assertThat(IdleLeader.evidence(with(Observation.Work.UNSEEN), LEADER, PATIENCE))
                .isEmpty();
    }

    @Test
    void what_waited_before_a_runner_led_is_not_its_fault() {
        var waiting = new Observation.Work(null, NOW.minusSeconds(90), NOW.minusSeconds(90));
        var lately = waiting.ledBy(new Leads(BackendKey.of(LEADER), NOW.minusSeconds(9)));
        var another = waiting.ledBy(
                new Leads(new BackendKey(4712, "jobrunner_u2", NOW.minusSeconds(300)), NOW.minusSeconds(80)));
        var earlier = waiting.ledBy(new Leads(BackendKey.of(LEADER), NOW.minusSeconds(10)));

        assertThat(IdleLeader.evidence(with(lately), LEADER, PATIENCE)).isEmpty();
        assertThat(IdleLeader.evidence(with(another), LEADER, PATIENCE)).isEmpty();
        assertThat(IdleLeader.evidence(with(earlier), LEADER, PATIENCE)).isPresent();
    }

    @Test
    void time_in_which_nobody_read_the_jobs_does_not_count() {
        var work = new Observation.Work(null, NOW.minusSeconds(40), NOW.minusSeconds(40));

        assertThat(IdleLeader.evidence(with(work.asOf(NOW.minusSeconds(31))), LEADER, PATIENCE))
                .isEmpty();
        assertThat(IdleLeader.evidence(with(work.asOf(NOW.minusSeconds(30))), LEADER, PATIENCE))
                .isPresent();
    }
}
