package signalbox.app.session;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.audit.RefusedException;
import signalbox.election.session.Backend;
import signalbox.election.session.BackendQueries;
import signalbox.election.session.BackendQueries.DatabaseSession;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PostgresException;
import signalbox.worker.EndProcess;
import signalbox.worker.ProcessDatabases;
import signalbox.worker.ProcessSource;
import signalbox.worker.Workers;
import signalbox.worker.listing.ProcessException;

/// Finds which databases a process serves: by all sessions of the server, the processes of the host and their
/// arguments, as they are now. Where the server or the host does not answer, by what was seen last.
record ServedDatabases(ProcessSource source, SessionDatabases databases) {
    private static final Logger LOG = LoggerFactory.getLogger(ServedDatabases.class);

    /// Blocks. No session is borrowed while the host answers: through a pooler, that would take one from others.
    ProcessDatabases of(EndProcess end) {
        var own = asked("read where this session comes from", BackendQueries::own);
        try {
            var listing = source.list();
            var sessions = asked("read the sessions of each database", BackendQueries::withDatabases);
            if (own.isEmpty() || sessions.isEmpty()) {
                return of(end, Workers.of(source, listing), lastRunners());
            }
            var backends = sessions.get().stream().map(DatabaseSession::backend).toList();
            return of(end, Workers.matched(source, listing, own.get(), backends), sessions.get());
        } catch (ProcessException e) {
            LOG.debug("What process {} serves is known only from the newest look", end.pid(), e);
            return of(end, databases.newest().map(Snapshot::workers).orElse(Workers.UNSEEN), lastRunners());
        }
    }

    /// Empty when there is no connection to the server: a process may have to be ended just then.
    private <T> Optional<T> asked(String what, Function<Sql, T> read) {
        try {
            return Optional.of(databases.reading().use(what, read));
        } catch (PostgresException | RefusedException e) {
            LOG.debug("The sessions of the server are known only from the newest look", e);
            return Optional.empty();
        }
    }

    private List<DatabaseSession> lastRunners() {
        return databases.newest().map(snapshot -> snapshot.observation().connections()).stream()
                .flatMap(Collection::stream)
                .map(runner -> new DatabaseSession(Backend.of(runner), runner.database()))
                .toList();
    }

    private ProcessDatabases of(EndProcess end, Workers workers, Collection<DatabaseSession> sessions) {
        return ProcessDatabases.of(end, workers, sessions, databases.database());
    }
}
