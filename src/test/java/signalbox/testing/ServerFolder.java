package signalbox.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a test server keeps its data: in memory where the system has room there. A test database is made of 300 files,
/// and on a disk the system searches for each new one among those that were just deleted.
final class ServerFolder {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH = 4L << 30;
    private static final String PREFIX = "signalbox-test-server-";

    private ServerFolder() {}

    /// A new folder. Those of runs that were killed are deleted.
    ///
    /// @param onDisk whatever room there is in memory
    static Path create(boolean onDisk) throws IOException {
        var disk = Path.of(System.getProperty("java.io.tmpdir"));
        var parent = !onDisk
                        && Files.isWritable(MEMORY)
                        && Files.getFileStore(MEMORY).getUsableSpace() >= ENOUGH
                ? MEMORY
                : disk;
        deleteAbandoned(parent);
        return Files.createTempDirectory(
                parent, PREFIX + ProcessHandle.current().pid() + "-");
    }

    /// A new folder beside it for the sockets of a server: who copies the data copies no sockets.
    static Path sockets(Path data) throws IOException {
        var folder = Files.createTempDirectory(
                data.getParent(), PREFIX + ProcessHandle.current().pid() + "-s");
        folder.toFile().deleteOnExit();
        return folder;
    }

    private static void deleteAbandoned(Path parent) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (var folder : folders) {
                var pid = folder.getFileName()
                        .toString()
                        .substring(PREFIX.length())
                        .split("-", 2)[0];
                if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    Folders.remove(folder);
                }
            }
        }
    }

    /// When this process ends, the server ends first; then its folder is deleted.
    static void removeAfter(EmbeddedPostgres server, Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try (server) {
                // Closing waits for its end.
            } catch (IOException e) {
                System.err.println("The test server in " + folder + " does not end: " + e);
            }
            try {
                if (Files.exists(folder)) {
                    Folders.remove(folder);
                }
            } catch (IOException e) {
                System.err.println("The folder of the test server is left: " + e);
            }
        }));
    }
}
