package signalbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Unpacking the server takes seconds: cache folders of tests share what the other tests' server has unpacked.
public final class Binaries {
    private Binaries() {}

    public static void shareWith(Path cacheFolder) throws IOException {
        var shared = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg"));
        Files.createSymbolicLink(cacheFolder.resolve("postgresql"), shared);
    }

    /// Before JUnit removes the folder: it warns of links.
    public static void unshare(Path cacheFolder) throws IOException {
        Files.deleteIfExists(cacheFolder.resolve("postgresql"));
    }
}
