package signalbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Rows that no Odoo should write, and that some database has.
public final class Cases {
    private Cases() {}

    /// @param name of a file in `signalbox/cases`
    public static String rows(String name) {
        try (var script = Cases.class.getResourceAsStream("/signalbox/cases/" + name + ".sql")) {
            if (script == null) {
                throw new IllegalStateException("No rows " + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
