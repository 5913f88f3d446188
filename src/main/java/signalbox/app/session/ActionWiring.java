package signalbox.app.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import signalbox.app.file.DrillArchive;
import signalbox.app.session.action.HandlerRegistry;
import signalbox.audit.ActionHandler;
import signalbox.election.BackendKey;
import signalbox.election.SameProcess;
import signalbox.election.action.TerminateBackendHandler;
import signalbox.failover.CurrentDrill;
import signalbox.failover.DrillHandler;
import signalbox.failover.probe.RemoveProbesHandler;
import signalbox.queue.action.OperationEntry;
import signalbox.queue.action.bulk.BulkHandler;
import signalbox.queue.action.bulk.CurrentBulk;
import signalbox.queue.action.channel.ChannelActionHandler;
import signalbox.queue.action.guard.GuardHandler;
import signalbox.runner.action.CurrentRunner;
import signalbox.runner.action.JoinElectionHandler;
import signalbox.runner.action.JoinForDatabasesHandler;
import signalbox.runner.action.LeaveElectionHandler;
import signalbox.runner.askagain.AskAgainHandler;
import signalbox.worker.EndProcessHandler;
import signalbox.worker.ProcessCommands;

/// Registers the handlers of all actions, one line for each.
///
/// @param operations what can be done to jobs: each makes its own handler
/// @param processes ends processes of the profile's host
/// @param protection why another database must be confirmed by its name; empty when it need not be
/// @param ended gets each backend that Signalbox ended here
record ActionWiring(
        SessionDatabases databases,
        List<OperationEntry> operations,
        RunningParts running,
        ProcessCommands processes,
        DrillArchive reports,
        Function<String, Optional<String>> protection,
        Consumer<BackendKey> ended) {

    /// What runs on after its action, or while it lasts: the window looks at both.
    record RunningParts(
            CurrentRunner runner,
            CurrentDrill drills,
            CurrentBulk bulk,
            SameProcess.Look owners,
            ServedDatabases served) {}

    HandlerRegistry handlers() {
        var handlers = new ArrayList<ActionHandler<?>>(List.of(
                new ChannelActionHandler(databases),
                new BulkHandler(databases, running.bulk()),
                new GuardHandler(databases),
                new TerminateBackendHandler(databases, running.owners(), ended),
                new EndProcessHandler(processes, databases.database(), running.served()::of),
                new AskAgainHandler(databases),
                new JoinElectionHandler(databases, running.runner(), protection),
                new JoinForDatabasesHandler(databases, running.runner(), protection),
                new LeaveElectionHandler(running.runner(), ended),
                new DrillHandler(running.drills(), reports::keep, ended),
                new RemoveProbesHandler(databases)));
        handlers.addAll(ofJobs().values());
        return new HandlerRegistry(handlers);
    }

    /// Operations with the same action share its handler.
    private Map<Class<?>, ActionHandler<?>> ofJobs() {
        var found = new LinkedHashMap<Class<?>, ActionHandler<?>>();
        for (var operation : operations) {
            var handler = operation.handler(databases);
            found.putIfAbsent(handler.type(), handler);
        }
        return found;
    }
}
