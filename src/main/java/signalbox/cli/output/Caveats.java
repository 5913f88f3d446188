package signalbox.cli.output;

import java.util.stream.Collectors;
import signalbox.postgres.capability.Capabilities;

/// The warnings that a command prints above its result, such as row security.
public final class Caveats {
    /// Beside figures that do not count everything.
    public static final String ROW_SECURITY = "as far as row security lets this role see";

    private Caveats() {}

    public static String text(Capabilities capabilities) {
        return capabilities.caveats().stream()
                .map(sentence -> "Note: " + sentence + "\n")
                .collect(Collectors.joining());
    }
}
