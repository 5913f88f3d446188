package signalbox.election;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was seen at one moment, for `Leadership.of` to judge.
///
/// @param serverTime the server's clock, by which backends are dated
/// @param database the one that this console looks at
/// @param connections all runner connections of the server
/// @param blindSpots which roles cannot see when whose backends started
/// @param lastEnqueue when a job of this database was last handed to a worker, to the second; null when not seen
public record Observation(
        Instant serverTime,
        String database,
        List<RunnerConnection> connections,
        Set<BlindSpot> blindSpots,
        @Nullable Instant lastEnqueue) {

    /// Without a sighting of a dispatch.
    public Observation(
            Instant serverTime, String database, List<RunnerConnection> connections, Set<BlindSpot> blindSpots) {
        this(serverTime, database, connections, blindSpots, null);
    }

    /// A role that may not see the other's `backend_start`: neither a member of it nor of pg_read_all_stats.
    public record BlindSpot(String role, String other) {}

    public Observation {
        connections = List.copyOf(connections);
        blindSpots = Set.copyOf(blindSpots);
    }

    public Observation withLastEnqueue(@Nullable Instant at) {
        return new Observation(serverTime, database, connections, blindSpots, at);
    }

    Observation without(int pid) {
        var others = connections.stream().filter(c -> c.pid() != pid).toList();
        return new Observation(serverTime, database, others, blindSpots, lastEnqueue);
    }

    boolean sees(RunnerConnection viewer, RunnerConnection seen) {
        return !blindSpots.contains(new BlindSpot(viewer.role(), seen.role()));
    }
}
