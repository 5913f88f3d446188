package signalbox.worker;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// From where a running process takes paths that do not begin with `/`.
///
/// @param current its working folder; null: not known
/// @param home its HOME; null: not known, or not set
/// @param config the odoo.conf that its variables name; null: none, or not known
/// @param fault why something is not known, a sentence; empty: all is known
public record ProcessFolders(
        @Nullable String current,
        @Nullable String home,
        @Nullable String config,
        String fault) {
    static final String HOME = "HOME";
    /// In the order in which Odoo reads them (config.py).
    static final String RC = "ODOO_RC";

    static final String OLD_RC = "OPENERP_SERVER";

    private static final Set<String> NAMES = Set.of(HOME, RC, OLD_RC);

    public static ProcessFolders unknown(String fault) {
        return new ProcessFolders(null, null, null, fault);
    }

    /// @param environment as `/proc/PID/environ` has it; null: not known
    static ProcessFolders of(@Nullable String current, @Nullable String environment, String fault) {
        var known = environment == null ? Map.<String, String>of() : known(environment);
        return new ProcessFolders(current, known.get(HOME), known.get(known.containsKey(RC) ? RC : OLD_RC), fault);
    }

    private static Map<String, String> known(String environment) {
        return Arrays.stream(environment.split("\0"))
                .map(entry -> entry.split("=", 2))
                .filter(entry -> entry.length == 2 && NAMES.contains(entry[0]) && !entry[1].isEmpty())
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1], (first, _) -> first));
    }

    /// The path as this process reads it; empty when what it begins with is not known.
    public Optional<String> absolute(String path) {
        var whole = path.replaceFirst("^(?:~|\\$HOME|\\$\\{HOME})(?=/|$)", "~");
        if (whole.startsWith("/")) {
            return Optional.of(whole);
        }
        var isAtHome = whole.equals("~") || whole.startsWith("~/");
        var from = isAtHome ? home : current;
        return from == null || !from.startsWith("/") || whole.startsWith("$")
                ? Optional.empty()
                : Optional.of(Path.of(from, isAtHome ? whole.substring(1) : whole)
                        .normalize()
                        .toString());
    }
}
