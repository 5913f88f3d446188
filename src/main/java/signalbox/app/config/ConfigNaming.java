package signalbox.app.config;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import signalbox.worker.ProcessClassifier;
import signalbox.worker.ProcessFolders;
import signalbox.worker.Worker;
import signalbox.worker.listing.HostProcess;

/// The odoo.conf that a process reads: that of `-c`, else of ODOO_RC, else `~/.odoorc`, from its own folder and home.
///
/// @param path null: not known
/// @param text how it is named; where the path is not known, why; without an end mark
record ConfigNaming(@Nullable String path, String text) {
    static final String AT_HOME = "~/.odoorc";

    /// @param folders reads those of a process; is asked only where they are needed; blocks
    static ConfigNaming of(Worker worker, Function<HostProcess, ProcessFolders> folders) {
        var argument = ProcessClassifier.configOf(worker.process());
        if (argument.filter(path -> path.startsWith("/")).isPresent()) {
            return new ConfigNaming(argument.get(), "named by the arguments of " + worker.title());
        }
        var from = folders.apply(worker.process());
        return argument.map(path -> named(path, "the arguments of " + worker.title(), from))
                .or(() -> Optional.ofNullable(from.config())
                        .map(path -> named(path, "the variables of " + worker.title(), from)))
                .orElseGet(() -> from.absolute(AT_HOME)
                        .map(path -> new ConfigNaming(path, "found in the home of " + worker.title()))
                        .orElseGet(() -> new ConfigNaming(
                                null,
                                worker.title() + " names no odoo.conf in its arguments, and its variables are not"
                                        + " known: " + why(from))));
    }

    private static ConfigNaming named(String path, String by, ProcessFolders from) {
        return from.absolute(path)
                .map(whole -> new ConfigNaming(whole, "named by " + by + (whole.equals(path) ? "" : " as " + path)))
                .orElseGet(() -> new ConfigNaming(
                        null, by + " name " + path + ", and from which folder is not known: " + why(from)));
    }

    private static String why(ProcessFolders from) {
        return from.fault().isEmpty() ? "its HOME is not set" : from.fault().replaceFirst("\\.$", "");
    }
}
