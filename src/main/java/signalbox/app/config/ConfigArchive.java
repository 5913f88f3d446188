package signalbox.app.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import signalbox.app.file.NumberedJsonFiles;
import signalbox.config.ConfigFile;

/// Stores copies of the odoo.conf of each profile, without secrets, one folder for each profile. Safe for several
/// threads.
public final class ConfigArchive {
    static final int MOST = 50;

    private final Path folder;

    public ConfigArchive(Path folder) {
        this.folder = folder;
    }

    /// Keeps a copy. Empty, and nothing is written, if the newest copy is the same.
    ///
    /// @throws UncheckedIOException when the file cannot be written; the message names it
    synchronized Optional<ConfigSource.Kept> keep(String profile, ConfigCopy copy) {
        var files = files(profile);
        var isKnown = files.entries()
                .map(NumberedJsonFiles.Entry::value)
                .findFirst()
                .filter(copy::isLike)
                .isPresent();
        if (isKnown) {
            return Optional.empty();
        }
        var added = files.add(copy);
        files.keep(MOST);
        return Optional.of(source(profile, added));
    }

    /// The copies of this profile, newest first, then those of others.
    synchronized List<ConfigSource.Kept> all(String profile) {
        return Stream.concat(Stream.of(profile), profiles().filter(Predicate.not(profile::equals)))
                .flatMap(each -> files(each).entries().map(entry -> source(each, entry)))
                .toList();
    }

    /// The newest copy of this profile; empty when none was kept.
    public synchronized Optional<ConfigFile> newest(String profile) {
        return files(profile)
                .entries()
                .findFirst()
                .map(NumberedJsonFiles.Entry::value)
                .map(kept -> ConfigFile.of(kept.path(), kept.text()));
    }

    /// @throws IllegalArgumentException when the copy does not exist (any more)
    synchronized LoadedConfig read(ConfigSource.Kept source) {
        var kept = files(source.profile())
                .entry(source.number())
                .orElseThrow(() -> new IllegalArgumentException("That copy no longer exists."))
                .value();
        return new LoadedConfig(
                source, ConfigFile.of(kept.path(), kept.text()), kept.environment(), kept.takenAt(), null);
    }

    private static ConfigSource.Kept source(String profile, NumberedJsonFiles.Entry<ConfigCopy> entry) {
        return new ConfigSource.Kept(profile, entry.number(), entry.value().takenAt());
    }

    private NumberedJsonFiles<ConfigCopy> files(String profile) {
        return new NumberedJsonFiles<>(folder.resolve(profile), ConfigCopy.class);
    }

    private Stream<String> profiles() {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var folders = Files.list(folder)) {
            return folders
                    .filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed: " + e.getMessage(), e);
        }
    }
}
