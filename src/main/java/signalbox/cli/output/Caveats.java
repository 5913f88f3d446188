package signalbox.cli.output;

import java.util.stream.Collectors;
import signalbox.postgres.capability.Capabilities;

/// The warnings that a command prints above its result, such as row security.
public final class Caveats {
    /// Beside figures that do not count everything.
    public static final String ROW_SECURITY = "as far as row security lets this role see";

    private Caveats() {}

    /// To be added to a sentence that counts or finds no jobs; empty when this role sees them all.
    public static String asFarAsSeen(Capabilities capabilities) {
        return capabilities.hidesJobs() ? ", " + ROW_SECURITY : "";
    }

    public static String text(Capabilities capabilities) {
        return capabilities.caveats().stream()
                .map(sentence -> "Note: " + sentence + "\n")
                .collect(Collectors.joining());
    }
}
