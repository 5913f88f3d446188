package signalbox.monitor;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.election.BackendKey;
import signalbox.election.Leadership;
import signalbox.election.Observation;

/// Which runners are connected, and which one leads: what two looks at them are compared by.
record ConnectedRunners(Set<BackendKey> all, @Nullable BackendKey leader) {
    static ConnectedRunners of(Observation seen, Leadership leadership) {
        var leader = leadership.leader();
        return new ConnectedRunners(
                seen.connections().stream().map(BackendKey::of).collect(Collectors.toSet()),
                leader == null ? null : BackendKey.of(leader));
    }
}
