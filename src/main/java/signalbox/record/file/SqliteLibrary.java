package signalbox.record.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where SQLite's native library is unpacked: in a folder of ours, readable by its owner only, where each start also
/// removes what a killed process left. Without that it would be the folder for temporary files, which other users share
/// and which may allow no programs.
final class SqliteLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);
    private static final String FOLDER = "org.sqlite.tmpdir";

    /// A process that starts now unpacks and loads it within moments.
    private static final Duration IN_USE = Duration.ofHours(1);

    private SqliteLibrary() {}

    /// To be called before the first connection.
    ///
    /// @param recordings the folder of the recordings
    static synchronized void unpackBeside(Path recordings) throws IOException {
        if (System.getProperty(FOLDER) == null) {
            var folder = recordings.resolve("library");
            Files.createDirectories(folder);
            removeLeft(folder);
            System.setProperty(FOLDER, folder.toString());
        }
    }

    /// What processes left that were killed. Where one that runs still uses it, it has it open (Linux, macOS), or it
    /// cannot be removed (Windows).
    private static void removeLeft(Path folder) throws IOException {
        var old = Instant.now().minus(IN_USE);
        try (var files = Files.newDirectoryStream(folder, "sqlite-*")) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    remove(file);
                }
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} is still in use", file, e);
        }
    }
}
