package signalbox.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import signalbox.app.session.Confirmation;

/// What a command that changes something must be told: the options that all of them have.
public final class ConfirmationOptions {
    @Option(names = "--yes", description = "Really.")
    private boolean yes;

    @Option(
            names = "--confirm-database",
            paramLabel = "NAME",
            description = "On production, and where nobody said what the database is: its name.")
    private @Nullable String confirmDatabase;

    @Option(names = "--reason", paramLabel = "TEXT", description = "For the audit log.")
    private @Nullable String reason;

    public boolean isGiven() {
        return yes;
    }

    public Confirmation confirmation() {
        return new Confirmation(reason, confirmDatabase);
    }
}
