package signalbox.app.diagnostics;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import signalbox.app.diagnostics.Diagnostics.Fact;
import signalbox.app.file.AppFolders;

/// The program, its Java and this machine.
final class ProgramFacts {
    private ProgramFacts() {}

    static List<Fact> of(String version, AppFolders folders) {
        return List.of(
                new Fact("Signalbox", version),
                new Fact("Java", property("java.runtime.version") + ", " + property("java.vendor")),
                new Fact("JavaFX", property("javafx.runtime.version")),
                new Fact(
                        "System",
                        property("os.name") + " " + property("os.version") + ", " + property("os.arch") + ", "
                                + Runtime.getRuntime().availableProcessors() + " cores"),
                new Fact("Desktop", desktop()),
                new Fact("Zone, language", ZoneId.systemDefault() + ", " + property("user.language")),
                new Fact("Log", folders.logFolder().toString()));
    }

    /// Of a process without a window no toolkit was loaded.
    private static String property(String name) {
        return Objects.requireNonNullElse(System.getProperty(name), "not loaded");
    }

    private static String desktop() {
        var known = Stream.of("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE")
                .map(System::getenv)
                .filter(Objects::nonNull)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        return known.isEmpty() ? "unknown" : String.join(", ", known);
    }
}
