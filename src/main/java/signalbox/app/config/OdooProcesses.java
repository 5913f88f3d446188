package signalbox.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import signalbox.election.RunnerConnection;
import signalbox.monitor.Snapshot;
import signalbox.text.ListText;
import signalbox.worker.ProcessFolders;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;

/// The processes of a host, as far as they were listed, and which of them are of one database's Odoo.
///
/// @param runners the connections of runners, also to other databases
/// @param leading the process whose runner leads; null: not known
public record OdooProcesses(
        Workers workers,
        String database,
        List<RunnerConnection> runners,
        @Nullable Worker leading) {
    private static final int MOST_TOLD = 3;

    public OdooProcesses {
        runners = List.copyOf(runners);
    }

    /// Nothing was listed.
    public static OdooProcesses unlisted() {
        return new OdooProcesses(Workers.UNSEEN, "", List.of(), null);
    }

    static OdooProcesses in(Snapshot snapshot) {
        var leader = snapshot.leadership().leader();
        return new OdooProcesses(
                snapshot.workers(),
                snapshot.observation().database(),
                snapshot.observation().connections(),
                leader == null ? null : snapshot.workers().behind(leader.pid()).orElse(null));
    }

    /// Whether a runner of this database is one of these processes.
    boolean areHere() {
        return runners.stream()
                .filter(runner -> runner.database().equals(database))
                .anyMatch(runner ->
                        workers.behind(runner.pid()).filter(Worker::isOdoo).isPresent());
    }

    /// Whether one of these processes names this database with `-d`. That shows something only if the server is on the
    /// same machine: another may have a database of the same name.
    boolean areNamed() {
        return !workers.naming(database).isEmpty();
    }

    /// What decides where its odoo.conf is looked for: the pids of the processes that were started with arguments, that
    /// of the leader, and whether they are known to be here.
    List<Integer> started() {
        var pids = new ArrayList<>(workers.odooOf(database).stream()
                .filter(worker -> workers.withPid(worker.process().ppid())
                        .filter(Worker::isOdoo)
                        .isEmpty())
                .map(Worker::pid)
                .sorted()
                .toList());
        pids.add(leading == null ? 0 : leading.pid());
        pids.add(areHere() ? 1 : 0);
        return List.copyOf(pids);
    }

    /// @param folders those of a process; blocks
    ConfigSearch search(Function<HostProcess, ProcessFolders> folders) {
        return ConfigSearch.of(workers, database, Optional.ofNullable(leading), folders);
    }

    /// Which of these processes may be of this database's Odoo, though nothing shows it; empty: none.
    String unproven() {
        var some = workers.odooOf(database).stream()
                .filter(worker -> worker.kind().mayServe())
                .limit(MOST_TOLD)
                .map(Worker::title)
                .toList();
        return some.isEmpty()
                ? ""
                : " " + ListText.and(some)
                        + " may be of it: no process here has a runner's connection to this database,"
                        + " or names it with -d.";
    }
}
