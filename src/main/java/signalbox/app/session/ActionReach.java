package signalbox.app.session;

import java.util.Set;

/// The databases that an action reaches. The action obeys the protection of all of them.
///
/// @param named the databases that the operator named together with the session's own
record ActionReach(Set<String> databases, Set<String> named) {
    ActionReach {
        databases = Set.copyOf(databases);
        named = Set.copyOf(named);
    }
}
