package signalbox.cli.option;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import signalbox.election.RunnerConnection;
import signalbox.election.session.Backend;
import signalbox.election.session.BackendQueries;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.worker.HostCoverage;
import signalbox.worker.ProcessClassifier;
import signalbox.worker.ProcessMatcher;
import signalbox.worker.ProcessSource;
import signalbox.worker.Workers;
import signalbox.worker.listing.ProcessListing;

/// One look at the processes of a host.
public final class WorkersLook {
    private final ProcessSource processes;
    private final InstantSource clock;

    public WorkersLook(ProcessSource processes, InstantSource clock) {
        this.processes = processes;
        this.clock = clock;
    }

    public static Workers of(ProcessListing listing) {
        return Workers.of(listing, new ProcessClassifier(Map.of()));
    }

    public Workers look() {
        return Workers.of(processes);
    }

    /// The processes, and which of them are behind these backends. No session is borrowed while the host answers:
    /// through a pooler, that would take one of the server's from others. The session whose socket shows whether
    /// addresses can be compared stays open between the two uses.
    ///
    /// @param runners those that are known to be of runners
    public Workers behind(
            Database database, Function<Sql, List<Backend>> backends, Function<Sql, List<RunnerConnection>> runners) {
        var own = database.use("read where this session comes from", BackendQueries::own);
        var began = System.nanoTime();
        var begun = clock.instant();
        var listing = processes.list();
        var ended = clock.instant();
        var seen = Workers.of(processes, listing);
        var matching = ProcessMatcher.of(processes, listing, seen.all(), own);
        return database.use("read the sessions", sql -> {
            var sessions = BackendQueries.othersHere(sql);
            var listAge = Duration.ofNanos(System.nanoTime() - began);
            var coverage = HostCoverage.of(begun, ended, matching, sessions, listAge, Set.of());
            return seen.withMatches(matching, backends.apply(sql))
                    .withRunners(runners.apply(sql))
                    .covering(coverage);
        });
    }
}
