package signalbox.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservedDispatcherTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String ENQUEUE = "update queue_job set state = 'enqueued' where uuid = 'x'";
    private static final String READ = "close \"select_jobs\"";

    private static RunnerConnection runner(int pid, @Nullable String statement, int secondsAgo) {
        return runner(pid, "prod", statement, secondsAgo);
    }

    private static RunnerConnection runner(int pid, String database, @Nullable String statement, int secondsAgo) {
        return new RunnerConnection(
                pid,
                "jobrunner_" + pid,
                Integer.toString(pid),
                database,
                "odoo",
                null,
                NOW.minusSeconds(1000),
                "idle",
                NOW.minusSeconds(secondsAgo),
                statement);
    }

    private static ObservedDispatcher of(@Nullable Integer enqueuedSecondsAgo, RunnerConnection... runners) {
        var last = enqueuedSecondsAgo == null ? null : NOW.minusSeconds(enqueuedSecondsAgo);
        return ObservedDispatcher.of(
                new Observation(NOW, "prod", List.of(runners), Set.of()).withWork(new Observation.Work(last, null)));
    }

    private static int pid(ObservedDispatcher dispatcher) {
        return Objects.requireNonNull(dispatcher.runner()).pid();
    }

    @Test
    void the_one_that_enqueued_last_dispatches() {
        assertThat(pid(of(2, runner(1, "SELECT 1", 1), runner(2, ENQUEUE, 2), runner(3, ENQUEUE, 5))))
                .isEqualTo(2);
    }

    @Test
    void what_a_runner_of_another_database_enqueues_is_no_job_of_this_one() {
        assertThat(of(2, runner(1, "staging", ENQUEUE, 1), runner(2, "staging", READ, 1))
                        .runner())
                .isNull();
    }

    @Test
    void one_that_reads_the_queue_dispatches_while_jobs_become_enqueued() {
        assertThat(pid(of(2, runner(1, "SELECT 1", 1), runner(2, READ, 2)))).isEqualTo(2);
    }

    @Test
    void to_look_at_the_runners_is_not_to_read_the_queue() {
        assertThat(RunnerQueries.CONNECTIONS).contains("select_jobs");

        assertThat(of(2, runner(2, RunnerQueries.CONNECTIONS, 1)).runner()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DECLARE \"select_jobs\" CURSOR WITH HOLD FOR SELECT channel, uuid",
                "FETCH FORWARD 2000 FROM \"select_jobs\"",
                "CLOSE \"select_jobs\"",
                "with \"select_jobs\" as (select uuid from queue_job) select * from \"select_jobs\"",
                "select (select 1); with \"select_jobs\" as (select 1) select * from \"select_jobs\""
            })
    void every_way_to_read_the_queue_is_known(String statement) {
        assertThat(pid(of(2, runner(2, statement, 1)))).isEqualTo(2);
    }

    @Test
    void reading_alone_is_no_dispatching() {
        assertThat(of(null, runner(2, READ, 2)).runner()).isNull();
    }

    @Test
    void old_statements_show_nothing() {
        assertThat(of(2, runner(2, ENQUEUE, 61)).runner()).isNull();
    }

    @Test
    void when_nobody_is_seen_the_time_is_told() {
        assertThat(of(2, runner(1, "SELECT 1", 1)).reason())
                .startsWith("A job was enqueued at 11:59:58 UTC, 2 s ago; which runner did it was not seen");
    }

    @Test
    void hidden_statements_are_the_reason() {
        assertThat(of(2, runner(1, null, 1)).reason()).contains("this role cannot see the statements");
    }
}
