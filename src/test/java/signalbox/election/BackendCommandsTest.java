package signalbox.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signalbox.audit.Change;
import signalbox.audit.Refusal;

class BackendCommandsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final RunnerConnection OLDEST = runner(1, 30);
    private static final RunnerConnection SECOND = runner(2, 20);
    private static final RunnerConnection THIRD = runner(3, 10);
    private static final Observation SEEN = new Observation(NOW, "prod", List.of(OLDEST, SECOND, THIRD), Set.of());

    private static RunnerConnection runner(int pid, int startedSecondsAgo) {
        return new RunnerConnection(
                pid,
                "jobrunner_" + pid,
                Integer.toString(pid),
                "prod",
                "odoo",
                null,
                NOW.minusSeconds(startedSecondsAgo),
                "idle",
                NOW,
                "SELECT 1");
    }

    @Test
    void ending_the_leader_names_who_leads_next() {
        var preview = BackendCommands.preview(SEEN, EndBackend.of(OLDEST));

        assertThat(preview.changes())
                .containsExactly(new Change("pid 1", "leader, jobrunner_1, role odoo, database prod", "ended"));
        assertThat(preview.notes().getFirst()).startsWith("Next to lead: pid 2");
        assertThat(preview.notes()).anyMatch(note -> note.contains("After it: pid 3"));
    }

    @Test
    void ending_a_standby_leaves_the_leader_where_it_is() {
        var preview = BackendCommands.preview(SEEN, EndBackend.of(SECOND));

        assertThat(preview.changes())
                .containsExactly(new Change("pid 2", "standby, jobrunner_2, role odoo, database prod", "ended"));
        assertThat(preview.notes()).first().isEqualTo("Pid 1 still leads: dispatching does not change.");
        assertThat(preview.notes()).noneMatch(note -> note.contains("Next to lead") || note.contains("takes over"));
    }

    @Test
    void a_backend_that_has_ended_is_refused() {
        var preview = BackendCommands.preview(SEEN, EndBackend.of(runner(4, 5)));

        assertThat(preview.changes()).isEmpty();
        assertThat(preview.refused()).extracting(Refusal::state).containsExactly("gone");
    }
}
