package signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import signalbox.election.RunnerConnection;
import signalbox.monitor.Snapshot;
import signalbox.ui.shell.SampleFeed;

class LastDispatchTest {
    private static final String ENQUEUE = "UPDATE queue_job SET state='enqueued' WHERE uuid='x'";
    private static final String READ = "CLOSE \"select_jobs\"";

    private final Snapshot healthy = Objects.requireNonNull(SampleFeed.healthy().snapshot());

    /// The second in line did this; the leader only waits.
    private Snapshot next(String statement) {
        return said(30117, "SELECT 1", said(31290, statement, healthy));
    }

    private static Snapshot said(int pid, String statement, Snapshot snapshot) {
        return SampleFeed.with(
                snapshot,
                snapshot.observation().connections().stream()
                        .map(runner -> runner.pid() == pid ? saying(statement, runner) : runner)
                        .toList());
    }

    private static RunnerConnection saying(String statement, RunnerConnection runner) {
        return new RunnerConnection(
                runner.pid(),
                runner.applicationName(),
                runner.uuid(),
                runner.database(),
                runner.role(),
                runner.client(),
                runner.backendStart(),
                runner.state(),
                runner.stateChange(),
                statement);
    }

    @Test
    void a_leader_that_just_enqueued_a_job_dispatches() {
        assertThat(LastDispatch.of(healthy))
                .isEqualTo(new LastDispatch(SampleFeed.NOW.minusMillis(300), LastDispatch.By.LEADER, "just now"));
        assertThat(QueuePace.of(healthy)).isEqualTo(QueuePace.DISPATCHING);
    }

    @Test
    void a_leader_that_reads_the_queue_dispatches_while_jobs_become_enqueued() {
        var reading = said(30117, READ, healthy);
        var enqueued = SampleFeed.with(reading, SampleFeed.NOW.minusSeconds(4));
        assertThat(LastDispatch.of(enqueued).text()).isEqualTo("4 s ago");
        assertThat(QueuePace.of(enqueued)).isEqualTo(QueuePace.DISPATCHING);
    }

    @Test
    void another_than_the_leader_is_named() {
        assertThat(LastDispatch.of(next(ENQUEUE)).text()).isEqualTo("just now, by pid 31290");
        assertThat(QueuePace.of(next(ENQUEUE))).isEqualTo(QueuePace.ELSEWHERE);
    }

    @Test
    void a_job_that_an_unknown_runner_dispatched_moves_the_queue() {
        var enqueued = SampleFeed.with(next("SELECT 1"), SampleFeed.NOW.minusSeconds(4));
        assertThat(LastDispatch.of(enqueued).text()).isEqualTo("4 s ago, runner unknown");
        assertThat(QueuePace.of(enqueued)).isEqualTo(QueuePace.MOVING);
    }

    @Test
    void a_dispatch_that_was_not_seen_is_not_claimed() {
        assertThat(LastDispatch.of(next("SELECT 1")).text()).isEqualTo("none seen yet");
    }

    @Test
    void a_worker_whose_clock_is_ahead_dates_nothing_into_the_future() {
        var ahead = SampleFeed.with(next("SELECT 1"), SampleFeed.NOW.plusSeconds(90));
        assertThat(LastDispatch.of(ahead).text()).startsWith("just now");
    }
}
