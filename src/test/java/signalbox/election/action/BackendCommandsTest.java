package signalbox.election.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signalbox.audit.Change;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.election.SameProcess;

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
        var preview = BackendCommands.preview(SEEN, TerminateBackend.of(OLDEST), SameProcess.BY_UUID);

        assertThat(preview.changes())
                .containsExactly(new Change("pid 1", "leader, jobrunner_1, role odoo, database prod", "ended"));
        assertThat(preview.notes().getFirst()).startsWith("Next to lead: pid 2");
        assertThat(preview.notes()).anyMatch(note -> note.contains("After it: pid 3"));
    }

    /// Whole uuids would wrap in every line.
    @Test
    void people_read_short_names_and_the_log_keeps_the_whole_ones() {
        var leader = "7c1e03aa-2d90-4b7e-9c1a-5f60d2a4e811";
        var next = "51c87e5a-8d42-4a3f-9e27-c0b95d16e9f4";
        var seen = new RunnerConnection(
                7,
                RunnerConnection.PREFIX + leader,
                leader,
                "prod",
                "odoo",
                null,
                NOW.minusSeconds(90),
                "idle",
                NOW,
                null);
        var after = new RunnerConnection(
                8, RunnerConnection.PREFIX + next, next, "prod", "odoo", null, NOW.minusSeconds(80), "idle", NOW, null);
        var action = TerminateBackend.of(seen);
        var preview = BackendCommands.preview(
                new Observation(NOW, "prod", List.of(seen, after), Set.of()), action, SameProcess.BY_UUID);

        assertThat(preview.changes().getFirst().before())
                .isEqualTo("leader, jobrunner_7c1e03aa, role odoo, database prod");
        assertThat(preview.notes().getFirst()).isEqualTo("Next to lead: pid 8, jobrunner_51c87e5a, database prod.");
        assertThat(action.victim()).contains("jobrunner_" + leader);
    }

    @Test
    void ending_a_standby_leaves_the_leader_where_it_is() {
        var preview = BackendCommands.preview(SEEN, TerminateBackend.of(SECOND), SameProcess.BY_UUID);

        assertThat(preview.changes())
                .containsExactly(new Change("pid 2", "standby, jobrunner_2, role odoo, database prod", "ended"));
        assertThat(preview.notes()).first().isEqualTo("Pid 1 still leads: dispatching does not change.");
        assertThat(preview.notes()).noneMatch(note -> note.contains("Next to lead") || note.contains("takes over"));
    }

    @Test
    void a_backend_that_has_ended_is_refused() {
        var preview = BackendCommands.preview(SEEN, TerminateBackend.of(runner(4, 5)), SameProcess.BY_UUID);

        assertThat(preview.changes()).isEmpty();
        assertThat(preview.refused()).extracting(Refusal::state).containsExactly("gone");
    }

    /// The pid, the name, the start and the database: one that differs makes it another backend.
    @Test
    void a_backend_that_took_over_the_pid_is_not_the_one_that_was_meant() {
        var meant = TerminateBackend.of(OLDEST);
        var started = new TerminateBackend(
                1, meant.applicationName(), meant.backendStart().plusMillis(1), "prod");
        var elsewhere = new TerminateBackend(1, meant.applicationName(), meant.backendStart(), "dev");
        var named = new TerminateBackend(1, "jobrunner_9", meant.backendStart(), "prod");

        assertThat(List.of(started, elsewhere, named)).allSatisfy(other -> {
            var preview = BackendCommands.preview(SEEN, other, SameProcess.BY_UUID);
            assertThat(preview.changes()).isEmpty();
            assertThat(preview.refused()).extracting(Refusal::state).containsExactly("gone");
        });
    }

    private static RunnerConnection of(String database, String uuid, int pid, int startedSecondsAgo) {
        return new RunnerConnection(
                pid,
                "jobrunner_" + uuid,
                uuid,
                database,
                "odoo",
                null,
                NOW.minusSeconds(startedSecondsAgo),
                "idle",
                NOW,
                "SELECT 1");
    }

    private static Preview endingTheFirst(RunnerConnection... line) {
        var seen = new Observation(NOW, "dev", List.of(line), Set.of());
        return BackendCommands.preview(seen, TerminateBackend.of(line[0]), SameProcess.BY_UUID);
    }

    @Test
    void a_successor_of_another_database_lets_the_jobs_here_stand_still() {
        var notes =
                endingTheFirst(of("dev", "a", 1, 30), of("prod", "b", 2, 20)).notes();

        assertThat(notes).contains("It belongs to database prod: the jobs of dev stand still then.");
        assertThat(notes).noneMatch(note -> note.contains("Until then no job is dispatched"));
    }

    @Test
    void a_successor_that_serves_this_database_too_lets_nothing_stand_still() {
        var notes = endingTheFirst(of("dev", "a", 1, 30), of("prod", "b", 2, 20), of("dev", "b", 3, 10))
                .notes();

        assertThat(notes).noneMatch(note -> note.contains("stand still"));
    }

    @Test
    void the_jobs_of_the_victims_database_stand_still_where_its_runner_was_the_last() {
        var notes =
                endingTheFirst(of("prod", "a", 1, 30), of("dev", "b", 2, 20)).notes();

        assertThat(notes).contains("It belongs to database dev: the jobs of prod stand still then.");
    }

    @Test
    void the_other_connections_of_its_process_are_named_and_none_of_them_leads_next() {
        var notes = endingTheFirst(
                        of("dev", "a", 1, 40), of("prod", "a", 2, 30), of("dev", "a", 3, 20), of("dev", "b", 4, 10))
                .notes();

        assertThat(notes.getFirst())
                .startsWith("The same process has pid 2 of database prod, pid 3 of database dev: it loses all");
        assertThat(notes).anyMatch(note -> note.startsWith("Next to lead: pid 4"));
    }
}
