package signalbox.remote;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// An agent of OpenSSH with a socket of its own.
final class TestAgent implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Path socket;
    private final Process process;

    TestAgent(Path socket) throws IOException {
        this.socket = socket;
        var agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString());
        agent.environment().put("SSH_ASKPASS", "/bin/false");
        agent.environment().put("SSH_ASKPASS_REQUIRE", "force");
        this.process = agent.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(SOON).until(() -> Files.exists(socket));
    }

    Path socket() {
        return socket;
    }

    /// A key for which it asks its user, who refuses.
    void addRefusing(Path key) throws IOException {
        add(key, "", "-c");
    }

    /// With its certificate, if one stands beside it.
    void add(Path key) throws IOException {
        add(key, "");
    }

    /// Asks for the passphrase as ssh-add does without a terminal: a program gives it.
    void add(Path key, String passphrase) throws IOException {
        add(key, passphrase, "-q");
    }

    private void add(Path key, String passphrase, String option) throws IOException {
        var asking = Files.writeString(
                key.resolveSibling("ask-" + key.getFileName()), "#!/bin/sh\necho '" + passphrase + "'\n");
        asking.toFile().setExecutable(true);
        var add = new ProcessBuilder("ssh-add", option, key.toString()).redirectErrorStream(true);
        add.environment().put("SSH_AUTH_SOCK", socket.toString());
        add.environment().put("SSH_ASKPASS", asking.toString());
        add.environment().put("SSH_ASKPASS_REQUIRE", "force");
        var adding = add.start();
        try {
            if (!adding.waitFor(SOON.toSeconds(), TimeUnit.SECONDS) || adding.exitValue() != 0) {
                throw new IllegalStateException(
                        new String(adding.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    }
}
