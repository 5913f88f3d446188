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

    /// Empty, and nothing is written, where the newest copy says the same.
    ///
    /// @throws UncheckedIOException naming the file, when it cannot be written
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

    /// Of this profile first, newest first, then of the others.
    synchronized List<ConfigSource.Kept> all(String profile) {
        return Stream.concat(Stream.of(profile), profiles().filter(Predicate.not(profile::equals)))
                .flatMap(each -> files(each).entries().map(entry -> source(each, entry)))
                .toList();
    }

    /// @throws IllegalArgumentException when it is not there (any more)
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
