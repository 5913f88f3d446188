package signalbox.worker;

import java.util.function.Function;
import signalbox.audit.ActionHandler;
import signalbox.audit.ActionReach;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;

/// Ends processes. This ends the runners of all databases that they serve. It sends a signal on the host and asks no
/// database server.
public final class EndProcessHandler implements ActionHandler<EndProcess> {
    private final ProcessCommands commands;
    private final String database;
    private final Function<EndProcess, ProcessDatabases> served;

    /// @param database the database of Signalbox's session
    /// @param served which databases a process serves now; it may block
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
    public EndProcess settled(EndProcess action) {
        return action.serving(served.apply(action));
    }

    @Override
    public Preview preview(EndProcess action) {
        return commands.preview(action).noting(serves(action).notes(database));
    }

    @Override
    public Outcome run(EndProcess action) {
        return commands.run(action);
    }

    /// Also those of which it is not known whether the process serves them.
    @Override
    public ActionReach reach(EndProcess action) {
        return serves(action).reach(database);
    }

    private ProcessDatabases serves(EndProcess action) {
        var settled = action.serves();
        return settled == null ? served.apply(action) : settled;
    }

    @Override
    public boolean needsPrimary() {
        return false;
    }
}
