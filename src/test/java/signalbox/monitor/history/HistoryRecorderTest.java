package signalbox.monitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.monitor.history.History.Event;
import signalbox.queue.JobState;
import signalbox.queue.count.Count;
import signalbox.queue.count.Counts;
import signalbox.worker.ProcessKind;
import signalbox.worker.ProcessVerdict;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;

class HistoryRecorderTest {
    private static final Instant BEGIN = Instant.parse("2026-06-01T12:00:00Z");
    private static final String ENQUEUE = "UPDATE queue_job SET state='enqueued' WHERE uuid='x'";

    private final HistoryRecorder historian = new HistoryRecorder(BEGIN);
    private Instant now = BEGIN;

    private RunnerConnection runner(int pid, int startedAtSecond) {
        return runner(pid, startedAtSecond, "SELECT 1");
    }

    private RunnerConnection runner(int pid, int startedAtSecond, String statement) {
        return new RunnerConnection(
                pid,
                "jobrunner_" + pid,
                Integer.toString(pid),
                "prod",
                "odoo",
                null,
                BEGIN.plusSeconds(startedAtSecond),
                "idle",
                now,
                statement);
    }

    private History seeAt(int second, RunnerConnection... runners) {
        return seeAt(second, Workers.UNSEEN, runners);
    }

    private History seeAt(int second, Workers workers, RunnerConnection... runners) {
        now = BEGIN.plusSeconds(second);
        var observation = new Observation(now, "prod", List.of(runners), Set.of());
        return historian.see(observation, Leadership.of(observation), new Counts(Map.of()), null, workers);
    }

    @Test
    void a_course_has_what_was_counted_and_no_estimate() {
        var counts = new Counts(Map.of(JobState.DONE, Count.about(473_633), JobState.FAILED, Count.exactly(25)));
        var nobody = new Observation(now, "prod", List.of(), Set.of());

        var history = historian.see(nobody, Leadership.of(nobody), counts, null, Workers.UNSEEN);

        assertThat(history.samples().getLast().counts())
                .containsEntry(JobState.FAILED, 25L)
                .doesNotContainKey(JobState.DONE);
    }

    private static List<Event.Kind> kinds(History history) {
        return history.events().reversed().stream().map(Event::kind).toList();
    }

    @Test
    void what_is_there_at_the_beginning_is_no_event() {
        var history = seeAt(0, runner(1, -100), runner(2, -50));

        assertThat(history.events()).isEmpty();
        assertThat(history.lanes()).extracting(History.Lane::pid).containsExactly(1, 2);
        assertThat(history.gaps()).isEmpty();
    }

    @Test
    void another_backend_with_the_same_pid_and_name_is_another_runner() {
        seeAt(0, plain(7, -100));
        var history = seeAt(5, plain(7, 3));

        assertThat(kinds(history)).containsExactly(Event.Kind.JOINED, Event.Kind.LEADER_LOST, Event.Kind.ELECTED);
        assertThat(history.lanes()).extracting(History.Lane::ended).containsExactly(BEGIN.plusSeconds(5), null);
    }

    /// In a container pids are small, and the server's are soon given out again.
    private RunnerConnection plain(int pid, int startedAtSecond) {
        return new RunnerConnection(
                pid,
                "odoo-12",
                null,
                "prod",
                "odoo",
                null,
                BEGIN.plusSeconds(startedAtSecond),
                "idle",
                now,
                "LISTEN queue_job");
    }

    @Test
    void a_leader_met_at_the_beginning_has_led_for_an_unknown_time() {
        var term = seeAt(0, runner(1, -100)).lanes().getFirst().terms().getFirst();

        assertThat(term.knownFrom()).isFalse();
        assertThat(term.until()).isNull();
    }

    @Test
    void the_next_in_line_is_elected_when_the_leader_ends() {
        seeAt(0, runner(1, -100), runner(2, -50));
        var history = seeAt(7, runner(2, -50));

        assertThat(kinds(history)).containsExactly(Event.Kind.LEADER_LOST, Event.Kind.ELECTED);
        assertThat(history.lanes().getFirst().ended()).isEqualTo(BEGIN.plusSeconds(7));
        assertThat(history.lanes().getFirst().terms().getFirst().until()).isEqualTo(BEGIN.plusSeconds(7));
        assertThat(history.lanes().getLast().terms())
                .containsExactly(new History.Term(BEGIN.plusSeconds(7), true, null));
    }

    @Test
    void the_first_dispatch_of_a_new_leader_is_told_once() {
        seeAt(0, runner(1, -100), runner(2, -50));
        seeAt(7, runner(2, -50));
        now = BEGIN.plusSeconds(9);
        var dispatching = runner(2, -50, ENQUEUE);
        seeAt(10, dispatching);
        now = BEGIN.plusSeconds(11);
        var history = seeAt(12, runner(2, -50, ENQUEUE));

        assertThat(kinds(history))
                .containsExactly(Event.Kind.LEADER_LOST, Event.Kind.ELECTED, Event.Kind.FIRST_DISPATCH);
        assertThat(history.events().getFirst().at()).isEqualTo(BEGIN.plusSeconds(9));
        assertThat(history.events().getFirst().text()).contains("2,000 ms");
    }

    @Test
    void a_dispatch_from_before_the_election_does_not_count() {
        seeAt(0, runner(1, -100), runner(2, -50));
        now = BEGIN.plusSeconds(3);
        var history = seeAt(7, runner(2, -50, ENQUEUE));

        assertThat(kinds(history)).doesNotContain(Event.Kind.FIRST_DISPATCH);
    }

    @Test
    void a_time_without_any_runner_is_a_gap() {
        seeAt(0, runner(1, -100));
        seeAt(5);
        var history = seeAt(9, runner(2, 8));

        assertThat(history.gaps()).containsExactly(new History.Gap(BEGIN.plusSeconds(5), BEGIN.plusSeconds(9)));
        assertThat(kinds(history)).containsExactly(Event.Kind.LEADER_LOST, Event.Kind.JOINED, Event.Kind.ELECTED);
    }

    @Test
    void a_leader_that_is_not_known_is_no_gap() {
        seeAt(0, runner(1, -100));
        var history = seeAt(5, runner(1, -100), runner(2, -100));

        assertThat(history.gaps()).isEmpty();
        assertThat(history.lanes().getFirst().terms().getFirst().until()).isEqualTo(BEGIN.plusSeconds(5));
    }

    @Test
    void standbys_come_and_go() {
        seeAt(0, runner(1, -100));
        seeAt(5, runner(1, -100), runner(2, 4));
        var history = seeAt(6, runner(1, -100));

        assertThat(kinds(history)).containsExactly(Event.Kind.JOINED, Event.Kind.LEFT);
        assertThat(history.gaps()).isEmpty();
    }

    @Test
    void what_ended_a_day_ago_is_forgotten() {
        seeAt(0, runner(1, -100), runner(2, -50));
        seeAt(5, runner(1, -100));
        var history = seeAt(5 + 24 * 3600 + 1, runner(1, -100));

        assertThat(history.lanes()).extracting(History.Lane::pid).containsExactly(1);
    }

    @Test
    void counts_are_sampled_each_five_seconds() {
        for (int second = 0; second <= 10; second++) {
            seeAt(second, runner(1, -100));
        }

        assertThat(seeAt(11, runner(1, -100)).samples()).hasSize(3);
    }

    @Test
    void processes_are_counted_by_kind_and_unknown_where_nobody_listed_them() {
        seeAt(0);
        seeAt(5, processes(ProcessKind.HTTP, ProcessKind.HTTP, ProcessKind.CRON, ProcessKind.NONE));
        var samples = seeAt(10, processes(ProcessKind.NONE)).samples();

        assertThat(samples)
                .extracting(History.Sample::processes)
                .containsExactly(null, Map.of(ProcessKind.HTTP, 2L, ProcessKind.CRON, 1L), Map.of());
    }

    @Test
    void runners_that_come_and_go_all_day_leave_no_more_lanes_than_can_be_shown() {
        for (int round = 0; round < 2000; round++) {
            seeAt(2 * round, runner(1, -100), runner(100 + round, 2 * round));
            seeAt(2 * round + 1, runner(1, -100));
        }
        var history = seeAt(4000, runner(1, -100));

        assertThat(history.lanes()).hasSize(HistoryRecorder.MOST_FOLLOWERS + 1);
        assertThat(history.lanes().getFirst().pid()).isEqualTo(1);
        assertThat(history.lanes().getLast().pid()).isEqualTo(2099);
        assertThat(historian.endedSince(BEGIN.plusSeconds(3990))).hasSize(5);
    }

    @Test
    void a_leader_that_comes_and_goes_all_day_leaves_no_more_than_its_newest_terms_gaps_events_and_samples() {
        for (int round = 0; round < 1200; round++) {
            seeAt(4 * round, runner(1, -100));
            seeAt(4 * round + 2);
        }
        var history = seeAt(4800, runner(1, -100));

        assertThat(history.lanes().getFirst().terms()).hasSize(200);
        assertThat(history.gaps()).hasSize(500);
        assertThat(history.gaps().getLast().until()).isEqualTo(BEGIN.plusSeconds(4800));
        assertThat(history.events()).hasSize(200);
        assertThat(history.events().getFirst().at()).isEqualTo(BEGIN.plusSeconds(4800));
        assertThat(history.samples()).hasSize(720);
        assertThat(history.samples().getLast().at()).isEqualTo(BEGIN.plusSeconds(4800));
    }

    @Test
    void those_that_led_are_remembered_longer_than_those_that_only_came_and_went() {
        seeAt(0, runner(1, -100), runner(2, -50));
        seeAt(1, runner(2, -50));
        for (int round = 0; round < HistoryRecorder.MOST_FOLLOWERS + 10; round++) {
            seeAt(2 + 2 * round, runner(2, -50), runner(100 + round, round));
            seeAt(3 + 2 * round, runner(2, -50));
        }

        assertThat(seeAt(5000, runner(2, -50)).lanes())
                .extracting(History.Lane::pid)
                .contains(1);
    }

    @Test
    void a_connection_that_shows_again_is_there_again_and_not_forgotten() {
        seeAt(0, runner(1, -100), runner(2, -50));
        seeAt(5, runner(1, -100));
        seeAt(10, runner(1, -100), runner(2, -50));
        var history = seeAt(5 + 24 * 3600 + 1, runner(1, -100), runner(2, -50));

        assertThat(history.lanes()).extracting(History.Lane::pid).containsExactly(1, 2);
        assertThat(history.lanes()).extracting(History.Lane::ended).containsOnlyNulls();
    }

    @Test
    void a_clock_that_is_set_back_does_not_end_the_samples() {
        seeAt(3600);

        assertThat(seeAt(0).samples()).hasSize(2);
    }

    private static Workers processes(ProcessKind... kinds) {
        var all = Stream.of(kinds)
                .map(kind ->
                        new Worker(new HostProcess(7, 1, "odoo", BEGIN, ""), new ProcessVerdict(kind, List.of(), null)))
                .toList();
        return new Workers(BEGIN, "here", all, Map.of(), null);
    }
}
