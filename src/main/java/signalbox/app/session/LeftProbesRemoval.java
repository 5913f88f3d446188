package signalbox.app.session;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.RefusedException;
import signalbox.failover.probe.RemoveProbes;
import signalbox.postgres.connection.PostgresException;

/// Removes the probe jobs that an earlier drill left behind, as soon as the operator may act.
final class LeftProbesRemoval {
    private static final Logger LOG = LoggerFactory.getLogger(LeftProbesRemoval.class);

    private LeftProbesRemoval() {}

    /// @return what could not be removed, and why; empty when nothing stayed, or when that is not known
    static Optional<String> by(Session session) {
        try {
            return session.run(new RemoveProbes(), Confirmation.NONE).refused().stream()
                    .map(kept -> kept.subject() + " could not be removed: " + kept.reason() + ".")
                    .findFirst();
        } catch (PostgresException | RefusedException e) {
            LOG.debug("It is not known whether an earlier drill left probe jobs", e);
            return Optional.empty();
        }
    }
}
