package signalbox.app.session;

import java.util.List;
import java.util.function.Supplier;
import signalbox.audit.Action;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.election.BackendCommands;
import signalbox.election.EndBackend;
import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.action.ChannelAction;
import signalbox.queue.action.ChannelCommands;
import signalbox.queue.action.EnqueueGuard;
import signalbox.queue.action.JobAction;
import signalbox.runner.request.AskAgain;
import signalbox.runner.request.AskAgainCommands;
import signalbox.runner.request.AskedJob;

/// Which commands look after which action, for all actions that are statements on one database.
final class DatabaseActions {
    private final ConnectionSpec spec;
    private volatile List<AskedJob> asked = List.of();

    DatabaseActions(ConnectionSpec spec) {
        this.spec = spec;
    }

    /// @param capabilities asked for only by actions that depend on them
    Preview preview(Database watching, Supplier<Capabilities> capabilities, Action action) {
        return switch (action) {
            case JobAction jobs -> {
                var commands = Session.commands(capabilities.get());
                yield watching.use("preview the change", sql -> commands.preview(sql, jobs));
            }
            case ChannelAction channels -> {
                var commands = new ChannelCommands(capabilities.get());
                yield watching.use("preview the change", sql -> commands.preview(sql, channels));
            }
            case EndBackend end ->
                watching.use("preview the change", sql -> BackendCommands.preview(sql, spec.database(), end));
            case AskAgain ask -> watching.use("preview the requests", sql -> AskAgainCommands.preview(sql, ask));
            case EnqueueGuard.Install _, EnqueueGuard.Remove _ ->
                watching.use("preview the change", sql -> EnqueueGuard.preview(sql, action));
            default -> throw new IllegalStateException("No preview for " + action.name());
        };
    }

    Outcome run(Database acting, Action action) {
        return switch (action) {
            case JobAction jobs ->
                acting.transaction(
                        "change the jobs", sql -> Session.commands(writing(sql)).run(sql, jobs));
            case ChannelAction channels ->
                acting.transaction("change the channel", sql -> new ChannelCommands(writing(sql)).run(sql, channels));
            case EndBackend end ->
                acting.use("terminate the backend", sql -> BackendCommands.run(sql, spec.database(), end));
            case AskAgain ask -> {
                asked = AskAgainCommands.run(acting, ask);
                yield AskedJob.outcome(asked);
            }
            case EnqueueGuard.Install _, EnqueueGuard.Remove _ ->
                acting.transaction("change the enqueue guard", sql -> EnqueueGuard.run(sql, action));
            default -> throw new IllegalStateException("Nobody carries out " + action.name());
        };
    }

    /// What the newest requests for jobs came to, each.
    List<AskedJob> asked() {
        return asked;
    }

    private Capabilities writing(Sql sql) {
        var capabilities = CapabilityQueries.read(sql);
        if (!capabilities.rights().writesQueue()) {
            throw new RefusedException("Role " + spec.user()
                    + " may not change queue_job: nothing was changed. Connect as Odoo's own role.");
        }
        return capabilities;
    }
}
