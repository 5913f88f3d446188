package signalbox.worker;

import java.util.Set;
import java.util.function.Function;
import signalbox.audit.ActionHandler;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;

/// Ends processes. This ends the runners of all databases that they serve. It sends a signal on the host and asks no
/// database server.
public final class EndProcessHandler implements ActionHandler<EndProcess> {
    private final ProcessCommands commands;
    private final String database;
    private final Function<EndProcess, ProcessDatabases> served;

    /// @param database the database of Signalbox's session
    /// @param served whose queues a process runs, as far as the newest look shows; it does not block
    public EndProcessHandler(ProcessCommands commands, String database, Function<EndProcess, ProcessDatabases> served) {
        this.commands = commands;
        this.database = database;
        this.served = served;
    }

    @Override
    public Class<EndProcess> type() {
        return EndProcess.class;
    }

    @Override
    public Preview preview(EndProcess action) {
        return commands.preview(action).noting(served.apply(action).notes(database));
    }

    @Override
    public Outcome run(EndProcess action) {
        return commands.run(action);
    }

    /// Also those of which it is not known whether the process runs their queue.
    @Override
    public Set<String> databases(EndProcess action) {
        var reached = served.apply(action).all();
        reached.add(database);
        return reached;
    }

    @Override
    public boolean needsPrimary() {
        return false;
    }
}
