package signalbox.runner.election;

import java.util.Optional;
import java.util.UUID;
import signalbox.postgres.Sql;

/// How a runner takes part in an election, and learns that it leads.
public interface Election {
    /// The application name of a new connection.
    default String applicationName(UUID uuid) {
        return OldestConnection.PREFIX + uuid;
    }

    /// Prepares a new connection before it takes part.
    default void enter(Sql own, String applicationName) {}

    /// To be called when the connection is closed.
    default void leave(String applicationName) {}

    /// Whether this connection, which has that name, leads now. It is called again until it does.
    boolean leads(Sql own, String applicationName);

    /// A condition in SQL, without parameters, that a leader checks at each turn. Runners of the field do not check
    /// again.
    default Optional<String> check() {
        return Optional.empty();
    }

    /// Why no runner of this kind may work here now: one sentence. Runners of the field do not ask.
    default Optional<String> objection(Sql own) {
        return Optional.empty();
    }

    /// The place of a waiting connection; empty when the election has no order.
    default Optional<LinePosition> place(Sql own, String applicationName) {
        return Optional.empty();
    }

    /// @param number 1 leads
    /// @param of how many stand in line, the leader included
    record LinePosition(int number, int of) {}
}
