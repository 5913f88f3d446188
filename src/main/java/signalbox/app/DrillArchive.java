package signalbox.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.failover.DrillReport;

/// The reports of a profile's drills, one file each, numbered from 1. Safe for several threads.
public final class DrillArchive {
    private static final Logger LOG = LoggerFactory.getLogger(DrillArchive.class);
    private static final Pattern NAME = Pattern.compile("(\\d+)\\.json");
    private static final int MOST = 500;

    /// @param number counts the drills of the profile
    public record Numbered(int number, DrillReport report) {}

    private final Path folder;

    public DrillArchive(Path folder) {
        this.folder = folder;
    }

    /// @throws UncheckedIOException naming the file, when it cannot be written
    public synchronized Numbered add(DrillReport report) {
        var number = numbers().stream().findFirst().orElse(0) + 1;
        file(number).write(report);
        return new Numbered(number, report);
    }

    /// Newest first, at most 500. One that cannot be read is left out, and left where it is.
    public synchronized List<Numbered> all() {
        return numbers().stream()
                .limit(MOST)
                .flatMap(number -> read(number).stream())
                .toList();
    }

    private Optional<Numbered> read(int number) {
        try {
            return Optional.of(new Numbered(number, file(number).read()));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            LOG.warn("A drill's report is left out: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private JsonFile<DrillReport> file(int number) {
        return new JsonFile<>(folder.resolve(number + ".json"), DrillReport.class);
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
            throw new UncheckedIOException("The reports in " + folder + " cannot be listed: " + e.getMessage(), e);
        }
    }
}
