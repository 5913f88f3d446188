package signalbox.election;

import org.jspecify.annotations.Nullable;

/// One connection, with its place in the order in which runners lead.
///
/// @param place the one at place 1 leads; null when its start is hidden, because then its place is not known
/// @param verdict a phrase for the list: `Leads`, `Successor`, …
public record Candidate(
        RunnerConnection connection, Role role, @Nullable Integer place, String verdict) {
    public enum Role {
        LEADER,
        STANDBY,
        UNKNOWN
    }

    public Candidate {
        if (role == Role.LEADER && connection.embedded() == EmbeddedMarker.OBSERVES) {
            verdict = "Leads, observes";
        }
    }

    /// A runner of another database that has no place among those of this one.
    static Candidate elsewhere(RunnerConnection runner) {
        return new Candidate(runner, Role.UNKNOWN, null, "Other database");
    }

    public boolean leads() {
        return role == Role.LEADER;
    }
}
