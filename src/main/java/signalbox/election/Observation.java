package signalbox.election;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What was seen at one moment, for `Leadership.of` to judge.
///
/// @param serverTime the server's clock, by which backends are dated
/// @param database the one that this console looks at
/// @param connections all runner connections of the server
/// @param blindSpots which roles cannot see when whose backends started
public record Observation(
        Instant serverTime, String database, List<RunnerConnection> connections, Set<BlindSpot> blindSpots) {

    /// A role that may not see the other's `backend_start`: neither a member of it nor of pg_read_all_stats.
    public record BlindSpot(String role, String other) {}

    public Observation {
        connections = List.copyOf(connections);
        blindSpots = Set.copyOf(blindSpots);
    }

    boolean sees(RunnerConnection viewer, RunnerConnection seen) {
        return !blindSpots.contains(new BlindSpot(viewer.role(), seen.role()));
    }
}
