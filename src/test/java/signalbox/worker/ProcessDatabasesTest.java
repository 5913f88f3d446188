package signalbox.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signalbox.election.EmbeddedMarker;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.election.SameProcess;
import signalbox.election.action.TerminationEffect;
import signalbox.worker.ProcessMatch.Reason;
import signalbox.worker.listing.HostProcess;

class ProcessDatabasesTest {
    private static final Instant BEGIN = Instant.parse("2026-06-01T12:00:00Z");
    private static final Worker PARENT = worker(10, 1);
    private static final Worker RUNNER = worker(11, 10);
    private static final Worker OTHER = worker(20, 1);

    private static Worker worker(int pid, int parent) {
        return new Worker(
                new HostProcess(pid, parent, "odoo", BEGIN, "odoo-bin"),
                new ProcessVerdict(ProcessKind.SERVER, List.of(), null));
    }

    private static RunnerConnection runner(int pid, String database) {
        return new RunnerConnection(pid, "jobrunner_" + pid, "u", database, "odoo", null, BEGIN, null, null, null);
    }

    private static ProcessDatabases of(Worker ended, Map<Integer, ProcessMatch> matches) {
        var workers = new Workers(BEGIN, "here", List.of(PARENT, RUNNER, OTHER), matches, null);
        var runners = Stream.of(runner(1, "acme"), runner(2, "beta"), runner(3, "gamma"))
                .toList();
        return ProcessDatabases.of(EndProcess.ask(ended.process()), workers, runners);
    }

    private static ProcessMatch found(Worker worker) {
        return new ProcessMatch.Found(worker, ProcessMatch.MatchBasis.SOCKET);
    }

    @Test
    void a_process_takes_its_runner_of_each_of_its_databases_along() {
        var reached = of(RUNNER, Map.of(1, found(RUNNER), 2, found(RUNNER), 3, found(OTHER)));

        assertThat(reached.known()).containsExactly("acme", "beta");
        assertThat(reached.possible()).isEmpty();
        assertThat(reached.notes("acme"))
                .containsExactly("It runs the queue of database acme, beta: its runner ends with it.");
    }

    @Test
    void a_parent_takes_the_runners_of_its_children_along() {
        assertThat(of(PARENT, Map.of(1, found(OTHER), 2, found(RUNNER), 3, found(OTHER)))
                        .known())
                .containsExactly("beta");
    }

    @Test
    void a_runner_whose_process_is_not_known_may_be_its_own_unless_it_is_elsewhere() {
        var reached = of(
                RUNNER,
                Map.of(
                        1, found(RUNNER),
                        2, new ProcessMatch.Missing(Reason.HIDDEN),
                        3, new ProcessMatch.Missing(Reason.OTHER_HOST)));

        assertThat(reached.possible()).containsExactly("beta");
        assertThat(reached.notes("acme"))
                .last()
                .asString()
                .contains("It is not known which process has the runner connections of database beta");
    }

    /// A database whose runner it may be is protected like one whose runner it is.
    @Test
    void ending_a_process_also_reaches_the_databases_whose_runner_it_may_be() {
        var served = of(
                RUNNER,
                Map.of(
                        1, found(RUNNER),
                        2, new ProcessMatch.Missing(Reason.HIDDEN),
                        3, new ProcessMatch.Missing(Reason.OTHER_HOST)));
        var commands = new ProcessCommands(new LocalProcesses(() -> BEGIN));

        assertThat(new EndProcessHandler(commands, "acme", _ -> served).databases(EndProcess.ask(RUNNER.process())))
                .containsExactlyInAnyOrder("acme", "beta");
    }

    /// The protection of each of them binds the action.
    @Test
    void ending_a_process_reaches_its_databases_and_the_one_that_is_open() {
        var served = of(RUNNER, Map.of(1, found(OTHER), 2, found(RUNNER), 3, found(RUNNER)));
        var commands = new ProcessCommands(new LocalProcesses(() -> BEGIN));

        assertThat(new EndProcessHandler(commands, "acme", _ -> served).databases(EndProcess.ask(RUNNER.process())))
                .containsExactlyInAnyOrder("acme", "beta", "gamma");
    }

    private static RunnerConnection named(int pid, String name) {
        return new RunnerConnection(pid, "jobrunner_" + name, name, "acme", "odoo", null, BEGIN, null, null, null);
    }

    @Test
    void connections_of_one_process_end_together_whatever_their_uuids() {
        var one = named(1, "a");
        var same = named(2, "b");
        var other = named(3, "c");
        var unknown = named(4, "d");
        var matches = Map.of(1, found(RUNNER), 2, found(RUNNER), 3, found(OTHER));
        var processes = sameProcess(matches);

        assertThat(processes.isSame(one, same)).isTrue();
        assertThat(processes.isSame(one, other)).isFalse();
        assertThat(processes.isSame(one, unknown)).isFalse();
        assertThat(processes.isSame(unknown, named(5, "e"))).isFalse();
        assertThat(processes.isSame(unknown, named(5, "d"))).isTrue();
    }

    /// Names can be equal by chance or by a setting.
    @Test
    void an_equal_name_counts_only_where_the_processes_are_not_both_known() {
        var one = named(1, "dr");
        var other = named(2, "dr");
        var line = new Observation(BEGIN, "acme", List.of(one, other), Set.of());
        var differ = sameProcess(Map.of(1, found(RUNNER), 2, found(OTHER)));
        var half = sameProcess(Map.of(1, found(RUNNER), 2, new ProcessMatch.Missing(Reason.HIDDEN)));

        assertThat(differ.isSame(one, other)).isFalse();
        assertThat(half.isSame(one, other)).isTrue();
        assertThat(TerminationEffect.of(line, List.of(one), differ).beside()).isEmpty();
        assertThat(TerminationEffect.of(line, List.of(one), half).beside()).containsExactly(other);
    }

    private static SameProcess sameProcess(Map<Integer, ProcessMatch> matches) {
        return new Workers(BEGIN, "here", List.of(RUNNER, OTHER), matches, null).sameProcess();
    }

    @Test
    void connections_that_pass_through_one_relay_do_not_end_together() {
        var relay = new Worker(
                new HostProcess(31, 1, "odoo", BEGIN, "ssh -N build"),
                new ProcessVerdict(ProcessKind.NONE, List.of(), null));
        var matches = Map.of(1, found(relay), 2, found(relay));

        assertThat(new Workers(BEGIN, "here", List.of(relay), matches, null)
                        .sameProcess()
                        .isSame(named(1, "a"), named(2, "b")))
                .isFalse();
    }

    @Test
    void embedded_runners_of_one_signalbox_do_not_end_together() {
        var embedded = named(1, EmbeddedMarker.DISPATCHES.newUuid().toString());
        var other = named(2, EmbeddedMarker.DISPATCHES.newUuid().toString());
        var matches = Map.of(1, found(RUNNER), 2, found(RUNNER));

        assertThat(new Workers(BEGIN, "here", List.of(RUNNER), matches, null)
                        .sameProcess()
                        .isSame(embedded, other))
                .isFalse();
    }
}
