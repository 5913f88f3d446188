package signalbox.failover.injection;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.audit.Refusal;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.election.SameProcess;
import signalbox.election.action.BackendCommands;
import signalbox.election.action.TerminateBackend;
import signalbox.postgres.Sql;

/// Terminates backends.
///
/// @param database that of the drill
/// @param processes finds which connections belong to the same process
public record BackendInjection(String database, SameProcess.Look processes) implements Injection {
    @Override
    public SameProcess processes(Sql sql, Observation seen) {
        return processes.at(sql, seen);
    }

    @Override
    public Optional<String> objection(Sql sql, Observation seen, List<RunnerConnection> victims) {
        return victims.stream()
                .map(victim -> victim.isHidden()
                        ? "the start of pid " + victim.pid() + " is hidden from this role"
                        : refusal(sql, TerminateBackend.of(victim)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private @Nullable String refusal(Sql sql, TerminateBackend action) {
        return BackendCommands.refusal(sql, action).map(Refusal::reason).orElse(null);
    }

    @Override
    public void inject(Sql sql, RunnerConnection victim) {
        var refused =
                BackendCommands.run(sql, database, TerminateBackend.of(victim)).refused();
        if (!refused.isEmpty()) {
            throw new InjectionException(
                    refused.getFirst().subject() + ": " + refused.getFirst().reason());
        }
    }
}
