package signalbox.cli;

import java.util.stream.Collectors;
import signalbox.postgres.Capabilities;

/// What holds for all that a command says of a database, above it.
final class Caveats {
    /// Beside figures that are not the whole.
    static final String ROW_SECURITY = "as far as row security lets this role see";

    private Caveats() {}

    static String inWords(Capabilities capabilities) {
        return capabilities.caveats().stream()
                .map(sentence -> "Note: " + sentence + "\n")
                .collect(Collectors.joining());
    }
}
