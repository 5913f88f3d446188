package signalbox.record.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where SQLite's native library is unpacked: in a folder of ours, readable by its owner only, where each start also
/// removes what a killed process left. Without that it would be the folder for temporary files, which other users share
/// and which may allow no programs.
final class SqliteLibrary {
    private static final String FOLDER = "org.sqlite.tmpdir";

    private SqliteLibrary() {}

    /// To be called before the first connection.
    ///
    /// @param recordings the folder of the recordings
    static synchronized void unpackBeside(Path recordings) throws IOException {
        if (System.getProperty(FOLDER) == null) {
            var folder = recordings.resolve("library");
            Files.createDirectories(folder);
            System.setProperty(FOLDER, folder.toString());
        }
    }
}
