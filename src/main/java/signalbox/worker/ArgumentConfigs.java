package signalbox.worker;

import static java.util.stream.Collectors.toMap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigException;
import signalbox.config.ConfigFile;
import signalbox.remote.RemoteException;
import signalbox.worker.listing.HostProcess;

/// The config files that the processes of a host name in their arguments. It keeps only the settings that show what a
/// process is for. A file that cannot be read, or that Python refuses, stays unknown. Safe for several threads.
final class ArgumentConfigs {
    private static final Logger LOG = LoggerFactory.getLogger(ArgumentConfigs.class);
    private static final Set<String> TELLING = Set.of("workers", "limit_time_real", "limit_time_real_cron");
    private static final Duration FRESH = Duration.ofMinutes(2);
    private static final int MOST_FILES = 8;

    /// One byte more than is read: a file of this length is refused as too long.
    static final int MOST_BYTES = ConfigFile.MOST_BYTES + 1;

    /// Reads at most so many bytes of a file.
    @FunctionalInterface
    interface Reader {
        /// @throws RemoteException when the file cannot be read from the host
        byte[] read(String path) throws IOException;
    }

    private record Known(Instant readAt, Optional<Map<String, String>> options) {}

    private final Reader reader;
    private final InstantSource clock;
    private final Map<String, Known> files = new HashMap<>();

    ArgumentConfigs(Reader reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /// The settings by path. Reads a file again if it was read more than two minutes ago, at most eight of them:
    /// blocks.
    synchronized Map<String, Map<String, String>> of(List<HostProcess> processes) {
        var paths = processes.stream()
                .flatMap(process -> ProcessClassifier.configOf(process).stream())
                .filter(path -> path.startsWith("/"))
                .distinct()
                .limit(MOST_FILES)
                .toList();
        files.keySet().retainAll(paths);
        var options = new HashMap<String, Map<String, String>>();
        paths.forEach(path -> known(path).ifPresent(read -> options.put(path, read)));
        return options;
    }

    private Optional<Map<String, String>> known(String path) {
        var now = clock.instant();
        var known = files.get(path);
        if (known == null
                || now.isBefore(known.readAt())
                || known.readAt().plus(FRESH).isBefore(now)) {
            known = new Known(now, read(path));
            files.put(path, known);
        }
        return known.options();
    }

    private Optional<Map<String, String>> read(String path) {
        try (var text = new ByteArrayInputStream(reader.read(path))) {
            var file = ConfigFile.read(text, path);
            return file.error().isPresent() ? Optional.empty() : Optional.of(options(file));
        } catch (IOException | ConfigException | RemoteException e) {
            LOG.debug("{} does not help to identify processes: {}", path, e.getMessage());
            return Optional.empty();
        }
    }

    private static Map<String, String> options(ConfigFile file) {
        return TELLING.stream()
                .flatMap(key -> file.entry(ConfigFile.OPTIONS, key).stream())
                .collect(toMap(ConfigEntry::key, ConfigEntry::value));
    }
}
