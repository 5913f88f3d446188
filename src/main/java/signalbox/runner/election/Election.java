package signalbox.runner.election;

import java.util.Optional;
import java.util.UUID;
import signalbox.postgres.Sql;

/// How a runner takes part in an election, and learns that it leads.
public interface Election {
    /// The name that a new connection bears.
    default String applicationName(UUID uuid) {
        return OldestConnection.PREFIX + uuid;
    }

    /// What must be settled on a new connection before it stands in line.
    default void enter(Sql own, String applicationName) {}

    /// The connection is being closed.
    default void leave(String applicationName) {}

    /// Whether this connection, which has that name, leads now. Asked until it does.
    boolean leads(Sql own, String applicationName);

    /// A condition in SQL, without parameters, that a leader asks at each turn. Runners of the field do not ask
    /// again.
    default Optional<String> check() {
        return Optional.empty();
    }

    /// Why no runner of this kind may work here now: one sentence. Runners of the field do not ask.
    default Optional<String> objection(Sql own) {
        return Optional.empty();
    }

    /// Where a waiting connection stands; empty when the election has no order.
    default Optional<Place> place(Sql own, String applicationName) {
        return Optional.empty();
    }

    /// @param number 1 would lead
    /// @param of how many stand in line, the leader included
    record Place(int number, int of) {}
}
