package signalbox.app.session;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.election.Observation;
import signalbox.election.SameProcess;
import signalbox.election.session.Backend;
import signalbox.election.session.BackendQueries;
import signalbox.postgres.Sql;
import signalbox.worker.ProcessSource;
import signalbox.worker.Workers;
import signalbox.worker.listing.ProcessException;

/// Finds which runner connections belong to one process: by their uuids, and by the processes of the profile's host,
/// where these can be listed. Through a pooler by the uuids alone: a session that waits for a host holds up others
/// there, and addresses cannot be compared.
///
/// @param pooled whether a pooler is in between
record ConnectionOwners(ProcessSource source, BooleanSupplier pooled) implements SameProcess.Look {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionOwners.class);

    @Override
    public SameProcess at(Sql sql, Observation seen) {
        if (pooled.getAsBoolean()) {
            return SameProcess.BY_UUID;
        }
        try {
            var own = BackendQueries.own(sql);
            var listing = source.list();
            var backends = seen.connections().stream().map(Backend::of).toList();
            return Workers.matched(source, listing, own, backends).sameProcess();
        } catch (ProcessException e) {
            LOG.debug("Which process has which connection is known only by the uuids", e);
            return SameProcess.BY_UUID;
        }
    }
}
