package signalbox.cli.option;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.app.session.Confirmation;
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

    /// Says how to do what was only previewed.
    ///
    /// @param nothing what was left undone: `Nothing was changed`
    public static void ask(Preview preview, String nothing, TerminalOutput err) {
        if (preview.toType().isEmpty() || preview.size() == 0) {
            err.println(nothing + ": add --yes to do it.");
            return;
        }
        askNames(preview, nothing, err);
    }

    /// The same where the names of protected databases are needed.
    public static void askNames(Preview preview, String nothing, TerminalOutput err) {
        err.println(nothing + ".");
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
