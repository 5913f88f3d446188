package signalbox.app.session;

import java.util.Set;

/// The databases that an action reaches. The action obeys the protection of all of them.
///
/// @param named those that the operator named along with the session's own
record ActionReach(Set<String> databases, Set<String> named) {
    ActionReach {
        databases = Set.copyOf(databases);
        named = Set.copyOf(named);
    }
}
