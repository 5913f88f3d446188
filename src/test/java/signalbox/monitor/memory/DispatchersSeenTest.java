package signalbox.monitor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signalbox.election.BackendKey;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.monitor.history.History.Looks;
import signalbox.monitor.history.Ledger;

/// The server shows only the last statement of a runner: what was seen before is remembered.
class DispatchersSeenTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String ENQUEUES = "UPDATE queue_job SET state='enqueued' WHERE uuid='x'";

    private final MonitorMemory memory = new MonitorMemory(Ledger.inMemory(), Looks.Mode.WATCH);

    private static RunnerConnection runner(String statement) {
        return new RunnerConnection(
                1, "jobrunner_a", "a", "prod", "odoo", null, NOON.minusSeconds(50), "idle", NOON, statement);
    }

    private Set<BackendKey> seen(Duration after, RunnerConnection... runners) {
        return memory.completed(new Observation(NOON.plus(after), "prod", List.of(runners), Set.of()))
                .work()
                .dispatchers();
    }

    @Test
    void a_runner_that_was_seen_to_enqueue_is_remembered_while_it_is_connected() {
        assertThat(seen(Duration.ZERO, runner("SELECT 1"))).isEmpty();
        assertThat(seen(Duration.ofSeconds(1), runner(ENQUEUES))).hasSize(1);

        assertThat(seen(Duration.ofMinutes(1), runner("SELECT 1"))).hasSize(1);
        assertThat(seen(Duration.ofMinutes(9), runner("SELECT 1"))).hasSize(1);
    }

    @Test
    void and_for_two_minutes_after_it_has_ended() {
        seen(Duration.ZERO, runner(ENQUEUES));

        assertThat(seen(Duration.ofMinutes(1))).hasSize(1);
        assertThat(seen(Duration.ofMinutes(3))).isEmpty();
    }
}
