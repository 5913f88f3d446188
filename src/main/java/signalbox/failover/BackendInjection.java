package signalbox.failover;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.audit.Refusal;
import signalbox.election.BackendCommands;
import signalbox.election.EndBackend;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.election.SameProcess;
import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.PlainConnection;
import signalbox.postgres.Sql;
import signalbox.postgres.StatementLimits;

/// Terminates backends.
///
/// @param processes finds which connections belong to the same process
public record BackendInjection(ConnectionSpec spec, SameProcess.Look processes) implements Injection {
    @Override
    public SameProcess processes(Sql sql, Observation seen) {
        return processes.at(sql, seen);
    }

    @Override
    public Optional<String> objection(Sql sql, Observation seen, List<RunnerConnection> victims) {
        return victims.stream()
                .map(victim -> victim.isHidden()
                        ? "the start of pid " + victim.pid() + " is hidden from this role"
                        : refusal(sql, EndBackend.of(victim)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private @Nullable String refusal(Sql sql, EndBackend action) {
        return BackendCommands.refusal(sql, action).map(Refusal::reason).orElse(null);
    }

    private void end(Sql sql, EndBackend action) {
        var refused = BackendCommands.run(sql, spec.database(), action).refused();
        if (!refused.isEmpty()) {
            throw new IllegalStateException(
                    refused.getFirst().subject() + ": " + refused.getFirst().reason());
        }
    }

    @Override
    public void inject(List<RunnerConnection> victims) {
        try (var connection = PlainConnection.open(spec, "signalbox", StatementLimits.DRILLING)) {
            var sql = new Sql(connection);
            victims.forEach(victim -> end(sql, EndBackend.of(victim)));
        } catch (SQLException e) {
            throw new IllegalStateException("Closing a connection failed", e);
        }
    }
}
