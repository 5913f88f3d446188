package signalbox.app.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import signalbox.file.FileFault;
import signalbox.file.WholeFile;

/// Where files are kept: the XDG base directories on Linux, their equivalents elsewhere. No other class decides this.
public record AppFolders(Path config, Path state, Path cache) {
    private static final String NAME = "signalbox";

    public static AppFolders ofThisUser() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"));
    }

    /// Everything below one folder, for tests and for trying things out.
    public static AppFolders below(Path root) {
        return new AppFolders(root.resolve("config"), root.resolve("state"), root.resolve("cache"));
    }

    /// The folders on that operating system. On Unix `~` is what HOME says, as for a shell, also where the list of
    /// users names another folder.
    ///
    /// @param environment the variables of this process
    /// @param home the user's folder where HOME does not say it
    /// @param system the name of the operating system, as `os.name` has it
    public static AppFolders of(Map<String, String> environment, Path home, String system) {
        var os = system.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            var roaming = Path.of(environment.getOrDefault(
                    "APPDATA", home.resolve("AppData/Roaming").toString()));
            var local = Path.of(environment.getOrDefault(
                    "LOCALAPPDATA", home.resolve("AppData/Local").toString()));
            return new AppFolders(
                    roaming.resolve(NAME),
                    local.resolve(NAME).resolve("state"),
                    local.resolve(NAME).resolve("cache"));
        }
        var own = absolute(environment, "HOME", home);
        if (os.contains("mac")) {
            var library = own.resolve("Library");
            var support = library.resolve("Application Support").resolve(NAME);
            return new AppFolders(
                    support, support.resolve("state"), library.resolve("Caches").resolve(NAME));
        }
        return new AppFolders(
                xdg(environment, "XDG_CONFIG_HOME", own.resolve(".config")),
                xdg(environment, "XDG_STATE_HOME", own.resolve(".local/state")),
                xdg(environment, "XDG_CACHE_HOME", own.resolve(".cache")));
    }

    private static Path xdg(Map<String, String> environment, String variable, Path usual) {
        return absolute(environment, variable, usual).resolve(NAME);
    }

    private static Path absolute(Map<String, String> environment, String variable, Path usual) {
        var set = environment.get(variable);
        return set == null || set.isBlank() || !Path.of(set).isAbsolute() ? usual : Path.of(set);
    }

    /// Makes the folders of settings and of what is kept, for this user alone, also those that were there before. Where
    /// that is not possible they stay as they are; who writes there says what fails.
    public void makePrivate() {
        for (var folder : List.of(config, state)) {
            try {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            } catch (IOException | UnsupportedOperationException _) {
                // On Windows the folders of a user are private already.
            }
        }
    }

    public Path profilesFile() {
        return config.resolve("profiles.json");
    }

    /// The keys of SSH hosts that were accepted in Signalbox; those in the user's own known_hosts count, too.
    public Path knownHostsFile() {
        return config.resolve("known_hosts");
    }

    public Path settingsFile() {
        return config.resolve("settings.json");
    }

    public Path auditFile() {
        return state.resolve("audit.jsonl");
    }

    public Path logFolder() {
        return state.resolve("log");
    }

    /// The log of today; older ones are packed beside it.
    public Path logFile() {
        return logFolder().resolve("signalbox.log");
    }

    public Path ledgerFolder() {
        return state.resolve("ledger");
    }

    /// Where older versions kept the terms of leadership: the recording takes it over.
    ///
    /// @param destination the name of the destination
    public Path ledgerFile(String destination) {
        return ledgerFolder().resolve(destination + ".jsonl");
    }

    public Path recordingsFolder() {
        return state.resolve("recordings");
    }

    /// What was seen of a profile, or of a server and database without a profile: a SQLite database.
    ///
    /// @param destination the name of the destination
    public Path recordingFile(String destination) {
        return recordingsFolder().resolve(destination + ".db");
    }

    public Path silencesFolder() {
        return state.resolve("silences");
    }

    /// @param destination the name of the destination
    public Path silencesFile(String destination) {
        return silencesFolder().resolve(destination + ".json");
    }

    public Path filtersFolder() {
        return state.resolve("filters");
    }

    /// The file for the filters of jobs that were saved.
    ///
    /// @param destination the name of the destination
    public Path filtersFile(String destination) {
        return filtersFolder().resolve(destination + ".json");
    }

    public Path snapshotsFolder() {
        return state.resolve("snapshots");
    }

    public Path knownDatabasesFile() {
        return state.resolve("databases.json");
    }

    public Path demoFolder() {
        return cache.resolve("demo");
    }

    /// Writes a whole file and moves it into place, readable by the owner only.
    ///
    /// @throws UncheckedIOException when it cannot be written; the message names the file
    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.write(file, writer -> writer.write(text));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + FileFault.writing(file, e), e);
        }
    }
}
