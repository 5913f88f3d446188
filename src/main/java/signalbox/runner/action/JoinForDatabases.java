package signalbox.runner.action;

import java.util.List;
import signalbox.audit.Action;
import signalbox.runner.JoinElection;

/// Makes a runner take part for the session's database and others of its server, for a command that does nothing else.
///
/// @param others further databases that the operator named
public record JoinForDatabases(JoinElection plan, List<String> others) implements Action {
    public JoinForDatabases {
        others = others.stream().distinct().toList();
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
