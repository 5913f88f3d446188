package signalbox.runner.action;

import java.util.List;
import signalbox.audit.Action;
import signalbox.runner.JoinElection;

/// Makes a runner take part for the session's database and others of its server, for a command that does nothing else.
///
/// @param own the session's database
/// @param others further databases that the operator named. One that is named twice, or is the session's own, counts
///     once: two runners of one process would lead together
public record JoinForDatabases(JoinElection plan, String own, List<String> others) implements Action {
    public JoinForDatabases {
        others = others.stream().filter(other -> !other.equals(own)).distinct().toList();
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public int size() {
        return plan.size();
    }
}
