package signalbox.health;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import signalbox.election.Backend;
import signalbox.monitor.Snapshot;
import signalbox.testing.Sleeper;
import signalbox.worker.Classifier;
import signalbox.worker.HostProcess;
import signalbox.worker.LocalProcesses;
import signalbox.worker.Matching;
import signalbox.worker.ProcessListing;
import signalbox.worker.ProcessListing.Socket;
import signalbox.worker.Workers;

/// A host on which only these processes run: real ones, listed as the operating system lists them. Whose socket
/// is whose it hides, so that connections are known by their names.
final class Host implements AutoCloseable {
    static final String HTTP = "/home/odoo/src/odoo/odoo-bin --limit-time-real=900 --limit-time-real-cron=900";
    static final String CRON =
            "/opt/odoo.sh/odoosh/bin/odoo-rpc --max-cron-threads=0 --limit-time-real-cron=0" + " --limit-time-real=0";
    static final String SHELL = "/home/odoo/src/odoo/odoo-bin shell -d prod";

    private final List<Sleeper> processes = new ArrayList<>();

    /// Starts one and answers its pid.
    int start(String commandLine) {
        var process = Sleeper.named(commandLine);
        processes.add(process);
        return process.pid();
    }

    void end(int pid) throws InterruptedException {
        for (var process : processes) {
            if (process.pid() == pid) {
                process.close();
                process.endsSoon();
            }
        }
    }

    /// The snapshot, with the processes that live here now.
    Snapshot seenWith(Snapshot snapshot) {
        var here = InetAddress.getLoopbackAddress();
        var listing = new ProcessListing(
                snapshot.takenAt(), LocalProcesses.NAME, listed(), List.of(new Socket(here, 1, Socket.HIDDEN)));
        var workers = Workers.of(listing, new Classifier(Map.of()));
        var runners =
                snapshot.observation().connections().stream().map(Backend::of).toList();
        return snapshot.with(workers.withMatches(new Matching(listing, workers.all(), here), runners));
    }

    private List<HostProcess> listed() {
        var pids = processes.stream().map(Sleeper::pid).toList();
        return new LocalProcesses(InstantSource.system())
                .list().processes().stream()
                        .filter(process -> pids.contains(process.pid()))
                        .toList();
    }

    @Override
    public void close() {
        processes.forEach(Sleeper::close);
    }
}
