package signalbox.cli.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import signalbox.app.session.action.Confirmation;

/// The typed names that a protected database needs, and the reason for the audit log.
public final class NamedDatabases {
    @Option(
            names = "--confirm-database",
            paramLabel = "NAME",
            description = {
                "The database's name: needed on production, and if it is not known what the database is.",
                "For several databases: repeat it, or separate the names with commas."
            })
    private List<String> confirmDatabase = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "For the audit log.")
    private @Nullable String reason;

    public Confirmation confirmation() {
        return new Confirmation(reason, confirmDatabase.isEmpty() ? null : String.join(",", confirmDatabase));
    }
}
