package signalbox.election;

import org.jspecify.annotations.Nullable;

/// Where one connection stands in the order of succession.
///
/// @param place 1 leads; null when its start is hidden, since then nobody can say
/// @param verdict one phrase for the list: `Leads`, `Next in line`, …
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

    public boolean leads() {
        return role == Role.LEADER;
    }
}
