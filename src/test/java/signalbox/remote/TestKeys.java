package signalbox.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Keys as OpenSSH makes them.
public final class TestKeys {
    private TestKeys() {}

    /// The private key's file; the public key stands beside it, with `.pub`.
    public static Path create(Path folder, String name, String type) throws IOException {
        return create(folder, name, type, "");
    }

    static Path create(Path folder, String name, String type, String passphrase) throws IOException {
        var file = folder.resolve(name);
        run(List.of("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file.toString()));
        return file;
    }

    public static String run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + ": " + said);
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
