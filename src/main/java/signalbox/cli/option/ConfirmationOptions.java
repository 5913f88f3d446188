package signalbox.cli.option;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.Preview;
import signalbox.cli.output.TerminalOutput;

/// The options of a command that changes something only when it is confirmed: confirmation and reason.
public final class ConfirmationOptions {
    @Option(names = "--yes", description = "Do it; without it, only say what would be done.")
    private boolean yes;

    @Mixin
    private NamedDatabases names = new NamedDatabases();

    public boolean isGiven() {
        return yes;
    }

    /// Says how to do what was only previewed, or that there is nothing to do.
    public static void ask(Preview preview, UnconfirmedAction action, TerminalOutput err) {
        if (preview.size() == 0) {
            err.println(action.empty());
        } else if (preview.toType().isEmpty()) {
            err.println(action.undone() + ": add --yes to do it.");
        } else {
            askNames(preview, action, err);
        }
    }

    /// The same where the names of protected databases are needed.
    public static void askNames(Preview preview, UnconfirmedAction action, TerminalOutput err) {
        err.println(action.undone() + ".");
        var lead = "To do it: --yes";
        for (var name : preview.toType()) {
            err.println(lead + " --confirm-database " + name.database() + " (database " + name.database()
                    + " counts as production: " + name.why() + ")");
            lead = "and also:";
        }
    }

    public Confirmation confirmation() {
        return names.confirmation();
    }
}
