package signalbox.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import signalbox.election.Backend;
import signalbox.election.BackendQueries;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.worker.Classifier;
import signalbox.worker.Matching;
import signalbox.worker.ProcessListing;
import signalbox.worker.ProcessSource;
import signalbox.worker.Workers;

/// One look at the processes of a host.
final class WorkersLook {
    private final ProcessSource processes;

    WorkersLook(ProcessSource processes) {
        this.processes = processes;
    }

    static Workers of(ProcessListing listing) {
        return Workers.of(listing, new Classifier(Map.of()));
    }

    Workers look() {
        return Workers.of(processes);
    }

    /// With the processes behind backends. The connection stays open until the sockets are listed: it shows
    /// whether addresses can be compared.
    Workers behind(Database database, Function<Sql, List<Backend>> backends) {
        return database.use("read the sessions", sql -> {
            var own = BackendQueries.own(sql);
            var listing = processes.list();
            var seen = Workers.of(processes, listing);
            var here = Matching.here(processes, listing, own);
            return seen.withMatches(new Matching(listing, seen.all(), here.orElse(null)), backends.apply(sql));
        });
    }
}
