package signalbox.health;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import signalbox.election.session.Backend;
import signalbox.monitor.Snapshot;
import signalbox.testing.Sleeper;
import signalbox.worker.HostCoverage;
import signalbox.worker.LocalProcesses;
import signalbox.worker.ProcessClassifier;
import signalbox.worker.ProcessMatcher;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;
import signalbox.worker.listing.ProcessListing;
import signalbox.worker.listing.ProcessListing.Socket;

/// A host on which only these processes run: real ones, listed as the operating system lists them. Whose socket
/// is whose it hides, so that connections are known by their names.
public final class Host implements AutoCloseable {
    public static final String HTTP = "/home/odoo/src/odoo/odoo-bin --limit-time-real=900 --limit-time-real-cron=900";
    public static final String CRON =
            "/opt/odoo.sh/odoosh/bin/odoo-rpc --max-cron-threads=0 --limit-time-real-cron=0" + " --limit-time-real=0";
    public static final String SHELL = "/home/odoo/src/odoo/odoo-bin shell -d prod";

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final List<Sleeper> processes = new ArrayList<>();

    /// Starts one and answers its pid.
    public int start(String commandLine) {
        var process = Sleeper.named(commandLine);
        processes.add(process);
        return process.pid();
    }

    public void end(int pid) throws InterruptedException {
        for (var process : processes) {
            if (process.pid() == pid) {
                process.close();
                process.endsSoon();
            }
        }
    }

    /// A session of a living process of Odoo, which is named after it.
    public Backend session() {
        var pid = start(HTTP);
        return new Backend(pid, "odoo-" + pid, new Backend.Client.Tcp(HERE, 40_000));
    }

    /// The snapshot, with the processes that live here now.
    public Snapshot seenWith(Snapshot snapshot) {
        return seenWith(snapshot, Duration.ZERO);
    }

    /// The same, had the processes been listed just before the jobs were read.
    ///
    /// @param sessions of the database
    public Snapshot coveringWith(Snapshot snapshot, List<Backend> sessions) {
        var listing = new ProcessListing(
                snapshot.takenAt(),
                LocalProcesses.NAME,
                listed(Duration.ofDays(1)),
                List.of(new Socket(HERE, 1, Socket.HIDDEN)));
        var workers = Workers.of(listing, new ProcessClassifier(Map.of()));
        var matching = new ProcessMatcher(listing, workers.all(), HERE);
        return snapshot.with(workers.covering(
                HostCoverage.of(snapshot.takenAt(), snapshot.takenAt(), matching, sessions, Duration.ZERO, Set.of())));
    }

    /// As if they had been started a day earlier.
    Snapshot agedWith(Snapshot snapshot) {
        return seenWith(snapshot, Duration.ofDays(1));
    }

    private Snapshot seenWith(Snapshot snapshot, Duration age) {
        var hidden = List.of(new Socket(HERE, 1, Socket.HIDDEN));
        return seenWith(snapshot, new ProcessListing(snapshot.takenAt(), LocalProcesses.NAME, listed(age), hidden));
    }

    private static Snapshot seenWith(Snapshot snapshot, ProcessListing listing) {
        var workers = Workers.of(listing, new ProcessClassifier(Map.of()));
        var runners =
                snapshot.observation().connections().stream().map(Backend::of).toList();
        var matching = new ProcessMatcher(listing, workers.all(), HERE);
        var at = snapshot.takenAt();
        return snapshot.with(workers.withMatches(matching, runners)
                .covering(HostCoverage.of(at, at, matching, runners, Duration.ZERO, Set.of())));
    }

    private List<HostProcess> listed(Duration age) {
        var pids = processes.stream().map(Sleeper::pid).toList();
        return new LocalProcesses(InstantSource.system())
                .list().processes().stream()
                        .filter(process -> pids.contains(process.pid()))
                        .map(process -> new HostProcess(
                                process.pid(),
                                process.ppid(),
                                process.user(),
                                process.started().minus(age),
                                process.command()))
                        .toList();
    }

    @Override
    public void close() {
        processes.forEach(Sleeper::close);
    }
}
