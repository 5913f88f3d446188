package signalbox.cli.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import signalbox.app.session.Confirmation;

/// The options of every command that changes something: confirmation and reason.
public final class ConfirmationOptions {
    @Option(names = "--yes", description = "Really.")
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

    public Confirmation confirmation() {
        return new Confirmation(reason, confirmDatabase.isEmpty() ? null : String.join(",", confirmDatabase));
    }
}
