package signalbox.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.worker.Processes.process;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.election.Anomaly;
import signalbox.election.RunnerConnection;
import signalbox.election.session.Backend;
import signalbox.election.session.Backend.Client;
import signalbox.worker.ProcessMatch.Found;
import signalbox.worker.ProcessMatch.MatchBasis;
import signalbox.worker.ProcessMatch.Missing;
import signalbox.worker.ProcessMatch.Reason;
import signalbox.worker.listing.ProcessListing;
import signalbox.worker.listing.ProcessListing.Socket;

class ProcessMatcherTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("10.0.0.7");
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int CONSOLE = 4000;

    private final ProcessListing listing = new ProcessListing(
            Processes.STARTED,
            "this machine",
            List.of(
                    process(389, 1, "python3 /home/odoo/src/odoo/odoo-bin --limit-time-real=120"),
                    process(
                            977,
                            1,
                            "python3 /opt/odoo.sh/odoosh/bin/odoo-rpc --limit-time-real=0 --limit-time-real-cron=0"),
                    process(500, 1, "psql"),
                    process(CONSOLE, 1, "java")),
            List.of(
                    new Socket(HERE, 40001, 389),
                    new Socket(HERE, 40002, 977),
                    new Socket(HERE, 40003, Socket.HIDDEN),
                    new Socket(HERE, 40004, 389),
                    new Socket(HERE, 40004, 977),
                    new Socket(LOOPBACK, 40005, 389),
                    new Socket(HERE, 49999, CONSOLE)));
    private final Workers workers = Workers.of(listing, new ProcessClassifier(Map.of()));

    private static Backend backend(String name, String address, int port) {
        return new Backend(28750, name, Client.of(address, port));
    }

    private ProcessMatch match(Backend backend, @Nullable InetAddress here) {
        return new ProcessMatcher(listing, workers.all(), here).match(backend);
    }

    private ProcessMatch match(Backend backend) {
        return match(backend, HERE);
    }

    private Worker worker(int pid) {
        return workers.all().stream()
                .filter(worker -> worker.pid() == pid)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_socket_names_the_process_whatever_the_connection_is_called() {
        assertThat(match(backend("jobrunner_x", "10.0.0.7", 40002)))
                .isEqualTo(new Found(worker(977), MatchBasis.SOCKET));
        assertThat(match(backend("odoo-977", "10.0.0.7", 40001))).isEqualTo(new Found(worker(389), MatchBasis.SOCKET));
        assertThat(match(backend("psql", "::ffff:10.0.0.7", 40001)))
                .isEqualTo(new Found(worker(389), MatchBasis.SOCKET));
    }

    @Test
    void a_host_may_have_several_addresses() {
        assertThat(match(backend("jobrunner_x", "127.0.0.1", 40005)))
                .isEqualTo(new Found(worker(389), MatchBasis.SOCKET));
        assertThat(match(backend("odoo-389", "127.0.0.1", 40001)))
                .isEqualTo(new Found(worker(389), MatchBasis.APPLICATION_NAME));
        assertThat(match(backend("jobrunner_x", "127.0.0.1", 40001))).isEqualTo(new Missing(Reason.NO_SUCH_PROCESS));
    }

    @Test
    void where_the_socket_does_not_tell_the_name_does() {
        for (var port : List.of(40003, 40004, 41111)) {
            assertThat(match(backend("odoo-389", "10.0.0.7", port)))
                    .isEqualTo(new Found(worker(389), MatchBasis.APPLICATION_NAME));
        }
    }

    @Test
    void where_the_host_tells_no_sockets_the_name_does() {
        var untold = new ProcessListing(listing.takenAt(), listing.source(), listing.processes(), List.of());
        var matching = new ProcessMatcher(untold, workers.all(), HERE);

        assertThat(matching.match(backend("odoo-389", "10.0.0.7", 40001)))
                .isEqualTo(new Found(worker(389), MatchBasis.APPLICATION_NAME));
        assertThat(matching.match(backend("jobrunner_x", "10.0.0.7", 40001)))
                .isEqualTo(new Missing(Reason.NO_SUCH_PROCESS));
    }

    @Test
    void a_name_must_name_a_process_of_odoo() {
        assertThat(match(backend("odoo-500", "10.0.0.7", 41111))).isEqualTo(new Missing(Reason.NO_SUCH_PROCESS));
        assertThat(match(backend("odoo-12", "10.0.0.7", 41111))).isEqualTo(new Missing(Reason.NO_SUCH_PROCESS));
        assertThat(match(backend("my odoo-389", "10.0.0.7", 41111))).isEqualTo(new Missing(Reason.NO_SUCH_PROCESS));
    }

    @Test
    void without_a_match_the_reason_is_named() {
        assertThat(match(backend("jobrunner_x", "10.0.0.7", 40003))).isEqualTo(new Missing(Reason.HIDDEN));
        assertThat(match(backend("odoo-389", "10.0.0.8", 40001))).isEqualTo(new Missing(Reason.OTHER_HOST));
        assertThat(match(new Backend(1, "odoo-389", Client.of(null, null)))).isEqualTo(new Missing(Reason.HIDDEN));
        assertThat(match(new Backend(1, "odoo-389", Client.of(null, -1)))).isEqualTo(new Missing(Reason.UNIX_SOCKET));
    }

    @Test
    void a_unix_socket_leads_to_this_host_where_the_server_is_here() {
        assertThat(match(new Backend(1, "odoo-389", Client.of(null, -1)), LOOPBACK))
                .isEqualTo(new Found(worker(389), MatchBasis.APPLICATION_NAME));
        assertThat(match(new Backend(1, "jobrunner_x", Client.of(null, -1)), LOOPBACK))
                .isEqualTo(new Missing(Reason.UNIX_SOCKET));
    }

    @Test
    void behind_a_tunnel_addresses_cannot_be_compared() {
        var console = new Listed(CONSOLE, () -> listing);
        assertThat(ProcessMatcher.here(console, listing, backend("signalbox", "10.0.0.7", 49999)))
                .contains(HERE);
        assertThat(ProcessMatcher.here(console, listing, backend("signalbox", "127.0.0.1", 49999)))
                .isEmpty();
        assertThat(ProcessMatcher.here(console, listing, backend("signalbox", "10.0.0.7", 40001)))
                .isEmpty();
        assertThat(match(backend("odoo-389", "10.0.0.7", 40001), null)).isEqualTo(new Missing(Reason.NOT_COMPARABLE));
    }

    private static RunnerConnection runner(int pid, @Nullable String client) {
        return new RunnerConnection(
                pid, "jobrunner_x", "x", "acme", "odoo", client, Processes.STARTED, null, null, null);
    }

    @Test
    void a_runner_in_a_cron_worker_is_a_finding_with_its_evidence() {
        var runners = List.of(runner(1, "10.0.0.7:40001"), runner(2, "10.0.0.7:40002"), runner(3, null));
        var matched = workers.withMatches(
                new ProcessMatcher(listing, workers.all(), HERE),
                runners.stream().map(Backend::of).toList());

        assertThat(matched.behind(1)).contains(worker(389));
        assertThat(matched.backendsOf(worker(977))).containsExactly(2);
        assertThat(matched.reason(2)).isEqualTo("Shown by its socket.");
        assertThat(matched.reason(3)).isEqualTo(Reason.UNIX_SOCKET.label());
        var database = runners.getFirst().database();
        var finding = matched.cronWorkerRuns(database, runners).getFirst();
        assertThat(finding.code()).isEqualTo(Anomaly.Code.CRON_WORKER_RUNS);
        assertThat(finding.pids()).containsExactly(2);
        assertThat(finding.evidence().getFirst())
                .isEqualTo("pid 2 belongs to cron worker 977 on this machine (Arguments: --limit-time-real=0,"
                        + " --limit-time-real-cron=0; Launcher: /opt/odoo.sh/odoosh/bin/odoo-rpc).");
        assertThat(matched.cronWorkerRuns(database, List.of(runners.getFirst())))
                .isEmpty();
        assertThat(matched.cronWorkerRuns("another", runners))
                .as("what runners of other databases do is no finding about this one")
                .isEmpty();
    }

    @Test
    void an_untitled_prefork_process_with_a_runners_connection_is_the_runner() {
        var odoo = "python3 /usr/bin/odoo -c /etc/odoo.conf";
        var prefork = new ProcessListing(
                Processes.STARTED,
                "this machine",
                List.of(process(801, 1, odoo), process(811, 801, odoo), process(816, 801, odoo)),
                List.of(new Socket(HERE, 40001, 816), new Socket(HERE, 40002, 801), new Socket(HERE, 40003, 811)));
        var all = Workers.of(prefork, new ProcessClassifier(Map.of()));
        var runners = List.of(runner(1, "10.0.0.7:40001"), runner(2, "10.0.0.7:40002"));
        var backends = List.of(
                Backend.of(runners.getFirst()), Backend.of(runners.getLast()), Backend.of(runner(3, "10.0.0.7:40003")));

        var seen = all.withMatches(new ProcessMatcher(prefork, all.all(), HERE), backends)
                .withRunners(runners);

        assertThat(seen.all())
                .extracting(Worker::kind)
                .containsExactly(ProcessKind.SERVER, ProcessKind.UNKNOWN, ProcessKind.RUNNER);
        var runner = seen.all().getLast();
        assertThat(seen.behind(1)).contains(runner);
        assertThat(seen.backendsOf(runner)).containsExactly(1);
        assertThat(runner.verdict().disagreement()).isNull();
        assertThat(runner.verdict().text())
                .isEqualTo(
                        "Process title: the same command line as its parent 801; Connection: the runner's backend 1");
    }

    @Test
    void the_address_of_ipv6_is_taken_apart() {
        var client = (Client.Tcp) Backend.of(runner(1, "fe80::1:40001")).client();
        assertThat(client).isEqualTo(new Client.Tcp(InetAddress.ofLiteral("fe80::1"), 40001));
    }
}
