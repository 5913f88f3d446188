package signalbox.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signalbox.election.EmbeddedMarker;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.election.SameProcess;
import signalbox.election.action.TerminationEffect;
import signalbox.election.session.Backend;
import signalbox.election.session.BackendQueries.DatabaseSession;
import signalbox.worker.ProcessMatch.Reason;
import signalbox.worker.listing.HostProcess;

class ProcessDatabasesTest {
    private static final Instant BEGIN = Instant.parse("2026-06-01T12:00:00Z");
    private static final Worker PARENT = worker(10, 1);
    private static final Worker RUNNER = worker(11, 10);
    private static final Worker OTHER = worker(20, 1);

    private static Worker worker(int pid, int parent) {
        return worker(pid, parent, "odoo-bin");
    }

    private static Worker worker(int pid, int parent, String command) {
        return new Worker(
                new HostProcess(pid, parent, "odoo", BEGIN, command),
                new ProcessVerdict(ProcessKind.SERVER, List.of(), null));
    }

    private static DatabaseSession session(int pid, String name, String database) {
        return new DatabaseSession(new Backend(pid, name, new Backend.Client.Hidden()), database);
    }

    private static final List<DatabaseSession> RUNNERS = List.of(
            session(1, "jobrunner_1", "acme"), session(2, "jobrunner_2", "beta"), session(3, "jobrunner_3", "gamma"));

    private static ProcessDatabases of(Worker ended, Map<Integer, ProcessMatch> matches) {
        return of(ended, List.of(PARENT, RUNNER, OTHER), RUNNERS, matches);
    }

    private static ProcessDatabases of(
            Worker ended, List<Worker> all, List<DatabaseSession> sessions, Map<Integer, ProcessMatch> matches) {
        var workers = new Workers(BEGIN, "here", all, matches, null);
        return ProcessDatabases.of(EndProcess.ask(ended.process()), workers, sessions, "acme");
    }

    private static ProcessMatch found(Worker worker) {
        return new ProcessMatch.Found(worker, ProcessMatch.MatchBasis.SOCKET);
    }

    @Test
    void a_process_takes_its_runner_of_each_of_its_databases_along() {
        var reached = of(RUNNER, Map.of(1, found(RUNNER), 2, found(RUNNER), 3, found(OTHER)));

        assertThat(reached.queues()).containsExactly("acme", "beta");
        assertThat(reached.possible()).isEmpty();
        assertThat(reached.notes("acme"))
                .containsExactly("It runs the queue of database acme, beta: its runner ends with it.");
    }

    @Test
    void a_parent_takes_the_runners_of_its_children_along() {
        assertThat(of(PARENT, Map.of(1, found(OTHER), 2, found(RUNNER), 3, found(OTHER)))
                        .queues())
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
        assertThat(reached.reach("acme").here())
                .as("a database whose runner it may be is protected like one whose runner it is")
                .containsExactlyInAnyOrder("acme", "beta");
    }

    @Test
    void any_session_shows_a_database_that_a_process_works_for() {
        var reached = of(
                OTHER,
                List.of(PARENT, RUNNER, OTHER),
                List.of(session(1, "odoo-20", "shop"), session(2, "odoo-11", "beta")),
                Map.of(1, found(OTHER), 2, found(RUNNER)));

        assertThat(reached.connected()).containsExactly("shop");
        assertThat(reached.reach("acme").here()).containsExactlyInAnyOrder("acme", "shop");
        assertThat(reached.notes("acme")).containsExactly("It works for database shop.");
    }

    /// It may be connected to another server, or to none at this moment.
    @Test
    void a_database_that_its_arguments_name_is_on_a_server_that_is_not_known() {
        var shop = worker(30, 1, "odoo-bin -d shop");
        var idle = worker(31, 30, "odoo: WorkerHTTP 31");

        for (var ended : List.of(shop, idle)) {
            var reached = of(ended, List.of(shop, idle, OTHER), RUNNERS, Map.of(1, found(OTHER)));
            assertThat(reached.named()).containsExactly("shop");
            assertThat(reached.reach("acme").elsewhere()).containsExactly("shop");
            assertThat(reached.reach("acme").unclear()).isEmpty();
            assertThat(reached.notes("acme").getFirst())
                    .startsWith("Its arguments name database shop. No connection of it to this server was found");
        }
    }

    @Test
    void an_idle_worker_serves_the_database_to_which_its_server_process_is_connected() {
        var parent = worker(30, 1, "odoo-bin -d shop,other");
        var idle = worker(31, 30, "odoo: WorkerHTTP 31");
        var busy = worker(32, 30, "odoo: WorkerHTTP 32");

        var reached =
                of(idle, List.of(parent, idle, busy), List.of(session(1, "odoo-32", "shop")), Map.of(1, found(busy)));

        assertThat(reached.connected()).containsExactly("shop");
        assertThat(reached.named()).containsExactly("other");
    }

    @Test
    void beside_processes_of_other_databases_one_that_shows_none_may_serve_any() {
        var unnamed = worker(30, 1);
        var shop = worker(40, 1, "odoo-bin --database=shop");

        assertThat(of(unnamed, List.of(unnamed, shop), List.of(), Map.of())
                        .reach("acme")
                        .unclear())
                .endsWith("Others on this host serve shop.");
        var ofOne = worker(40, 1, "odoo-bin --database=acme");
        assertThat(of(unnamed, List.of(unnamed, ofOne), List.of(), Map.of())
                        .reach("acme")
                        .unclear())
                .as("all that is known here serves the database that is open")
                .isEmpty();
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
