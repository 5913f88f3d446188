package signalbox.app.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.election.RunnerConnection;
import signalbox.monitor.Snapshot;
import signalbox.worker.Worker;
import signalbox.worker.Workers;

/// The processes of a host, as far as they were listed, and which of them are of one database's Odoo.
///
/// @param runners the connections of runners, also to other databases
/// @param leading the process whose runner leads; null: not known
public record OdooProcesses(
        Workers workers,
        String database,
        List<RunnerConnection> runners,
        @Nullable Worker leading) {
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

    ConfigSearch search() {
        return ConfigSearch.of(workers, database, Optional.ofNullable(leading));
    }
}
