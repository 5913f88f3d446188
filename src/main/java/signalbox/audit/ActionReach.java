package signalbox.audit;

import java.util.Set;
import java.util.TreeSet;

/// The databases that an action reaches. The protection of each applies, and the log names them.
///
/// @param here names of databases on the server that the session looks at
/// @param elsewhere names of databases on a server that is not known
/// @param unclear why the action may reach others of which not even the name is known: a sentence; empty when it does
///     not
public record ActionReach(Set<String> here, Set<String> elsewhere, String unclear) {
    public ActionReach {
        here = Set.copyOf(here);
        elsewhere = Set.copyOf(elsewhere);
    }

    public static ActionReach of(Set<String> here) {
        return new ActionReach(here, Set.of(), "");
    }

    /// All names, sorted.
    public Set<String> names() {
        var names = new TreeSet<>(here);
        names.addAll(elsewhere);
        return names;
    }
}
