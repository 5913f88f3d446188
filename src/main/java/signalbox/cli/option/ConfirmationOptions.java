package signalbox.cli.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import signalbox.app.session.Confirmation;
import signalbox.audit.Preview;
import signalbox.cli.output.TerminalOutput;

/// The options of every command that changes something: confirmation and reason.
public final class ConfirmationOptions {
    @Option(names = "--yes", description = "Do it; without it, only say what would be done.")
    private boolean yes;

    @Option(
            names = "--confirm-database",
            paramLabel = "NAME",
            description = {
                "The database's name: needed on production, and if it is not known what the database is.",
                "For several databases: repeat it, or separate the names by commas."
            })
    private List<String> confirmDatabase = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "For the audit log.")
    private @Nullable String reason;

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
        err.println(nothing + ".");
        var lead = "To do it: --yes";
        for (var name : preview.toType()) {
            err.println(lead + " --confirm-database " + name.database() + " (database " + name.database()
                    + " counts as production: " + name.why() + ")");
            lead = "and also:";
        }
    }

    public Confirmation confirmation() {
        return new Confirmation(reason, confirmDatabase.isEmpty() ? null : String.join(",", confirmDatabase));
    }
}
