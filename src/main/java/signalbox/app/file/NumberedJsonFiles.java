package signalbox.app.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.file.FileLock;

/// A folder of JSON files, numbered from 1. For one thread at a time; other windows or commands may add files, too.
public final class NumberedJsonFiles<T> {
    private static final Logger LOG = LoggerFactory.getLogger(NumberedJsonFiles.class);
    private static final Pattern NAME = Pattern.compile("(\\d{1,9})\\.json");

    public record Entry<T>(int number, T value) {}

    private final Path folder;
    private final Class<T> type;

    public NumberedJsonFiles(Path folder, Class<T> type) {
        this.folder = folder;
        this.type = type;
    }

    /// @throws UncheckedIOException when the file cannot be written; the message names it
    public Entry<T> add(T value) {
        try {
            return FileLock.with(folder, () -> {
                var number = numbers().stream().findFirst().orElse(0) + 1;
                file(number).write(value);
                return new Entry<>(number, value);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The files in " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// Newest first. A file that cannot be read is left out, and stays where it is.
    public Stream<Entry<T>> entries() {
        return numbers().stream().flatMap(number -> entry(number).stream());
    }

    /// The file with that number; empty when it does not exist or cannot be read, which is logged.
    public Optional<Entry<T>> entry(int number) {
        try {
            return Optional.of(new Entry<>(number, file(number).read()));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            LOG.warn("A file is left out: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /// Removes all files except the newest, of which so many stay.
    ///
    /// @throws UncheckedIOException when one cannot be removed
    public void keep(int most) {
        numbers().stream().skip(most).map(this::path).forEach(NumberedJsonFiles::delete);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private JsonFile<T> file(int number) {
        return new JsonFile<>(path(number), type);
    }

    private Path path(int number) {
        return folder.resolve(number + ".json");
    }

    private List<Integer> numbers() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .map(name -> Integer.parseInt(name.group(1)))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The files in " + folder + " cannot be listed: " + e.getMessage(), e);
        }
    }
}
