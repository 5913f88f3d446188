package signalbox.remote;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// OpenSSH's server as Debian installs it, with a configuration, a host key and an authorized_keys of its
/// own, on a free port of the loopback. Its sessions have a home of their own too: bash would run this user's
/// `.bashrc` before each command, however long that takes and whatever lock it leaves behind when it is killed.
public final class OpenSshd implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
    private static final Duration STARTED = Duration.ofSeconds(20);
    private static final int MOST_TRIES = 5;

    private final Path folder;
    private final Path key;
    private final Path hostKey;
    private int port;
    private Process process;

    private OpenSshd(Path folder, String... options) throws IOException {
        this.folder = folder;
        this.key = key("client");
        this.hostKey = key("host");
        Files.copy(
                folder.resolve("client.pub"), folder.resolve("authorized_keys"), StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(home());
        this.process = startSomewhere(options);
    }

    /// A test may have made it before.
    private Path key(String name) throws IOException {
        var file = folder.resolve(name);
        return Files.exists(file) ? file : TestKeys.create(folder, name, "ed25519");
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /// @param options lines of sshd_config
    public static OpenSshd start(Path folder, String... options) throws IOException {
        if (isRoot()) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        return new OpenSshd(folder, options);
    }

    /// One whose shell first runs some lines of its own, as bash does for sshd, if not every shell.
    static OpenSshd greeting(Path folder, List<String> bashrc, String... options) throws IOException {
        var entry = TestKeys.run(List.of("getent", "passwd", System.getProperty("user.name")));
        assumeTrue(entry.endsWith("bash\n"), "This user's shell is not bash");
        var greeting = start(folder, options);
        Files.write(greeting.home().resolve(".bashrc"), bashrc);
        return greeting;
    }

    /// Whether this release has such a line in its configuration.
    static boolean knows(String option) throws IOException {
        var command = List.of(PROGRAM.toString(), "-T", "-f", "/dev/null", "-o", option);
        var asked = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return asked.onExit()
                        .orTimeout(STARTED.toMillis(), TimeUnit.MILLISECONDS)
                        .join()
                        .exitValue()
                == 0;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /// A port that is free may be taken before the server has it.
    private Process startSomewhere(String... options) throws IOException {
        for (int tries = 1; ; tries++) {
            try (var free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                port = free.getLocalPort();
            }
            write(options);
            var started = launch();
            if (started.isAlive() || tries == MOST_TRIES) {
                return started;
            }
        }
    }

    private void write(String... options) throws IOException {
        var lines = List.of(
                "Port " + port,
                "ListenAddress 127.0.0.1",
                "HostKey " + hostKey,
                "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
                "PidFile none",
                "UsePAM no",
                "StrictModes no",
                "PermitRootLogin yes",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "SetEnv HOME=" + home());
        Files.write(config(), Stream.concat(Stream.of(options), lines.stream()).toList());
    }

    private Path config() {
        return folder.resolve("sshd_config");
    }

    /// What `~` is in its sessions.
    Path home() {
        return folder.resolve("home");
    }

    private Process launch() throws IOException {
        var started = new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", config().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("sshd.log").toFile()))
                .start();
        await().atMost(STARTED).until(() -> !started.isAlive() || answers());
        return started;
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout((int) STARTED.toMillis());
            return socket.getInputStream().read() == 'S';
        } catch (IOException _) {
            return false;
        }
    }

    /// Stands still with all its sessions, as when the network is cut: its connections stay.
    void stop() throws IOException {
        var all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(one -> Long.toString(one.pid()));
        var command = Stream.of("sh", "-c", "kill -STOP \"$@\" || true", "sh");
        TestKeys.run(Stream.concat(command, all).toList());
    }

    /// Kills it with all its sessions, as when the host goes down. The sessions are not children of this
    /// process: when they have been buried is not told, but they hold nothing any more.
    public void kill() {
        var all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().orTimeout(STARTED.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /// After it was killed: on the same port, with the same key.
    public void restart() throws IOException {
        process = launch();
    }

    /// The arguments of what runs in its sessions.
    Stream<String> programs() {
        return process.descendants()
                .flatMap(one -> one.info().commandLine().stream())
                .filter(line -> !line.contains("sshd"));
    }

    /// The file of its public key.
    Path hostKey() {
        return folder.resolve("host.pub");
    }

    public HostSpec spec() {
        return HostSpec.parse(System.getProperty("user.name") + "@127.0.0.1:" + port)
                .withKeyFile(key)
                .ignoringConfig();
    }

    /// With a known_hosts that knows its key.
    public SshFiles files() throws IOException {
        var known = folder.resolve("known_hosts");
        Files.deleteIfExists(known);
        know(known);
        return new SshFiles(folder, folder.resolve("own"), null);
    }

    /// A folder of a client whose configuration calls this server `target`, and whose known_hosts knows its key.
    ///
    /// @param lines further ones of that section
    SshFiles filesOf(Path client, @Nullable Path agent, String... lines) throws IOException {
        var files = new SshFiles(client, client.resolve("own"), agent);
        Files.writeString(files.config(), "Host target\n" + section() + String.join("\n", lines) + "\n");
        Files.deleteIfExists(files.knownHosts());
        know(files.knownHosts());
        return files;
    }

    /// Where it is, as lines of a section of ssh_config.
    String section() {
        return "HostName 127.0.0.1\nPort " + port + "\nUser " + System.getProperty("user.name") + "\n";
    }

    /// As known_hosts names it.
    String name() {
        return "[127.0.0.1]:" + port;
    }

    /// Adds its key to a known_hosts.
    void know(Path knownHosts) throws IOException {
        Files.writeString(
                knownHosts,
                name() + " " + Files.readString(hostKey(), StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /// Lets the key in, beside its own.
    void authorize(Path privateKey) throws IOException {
        Files.writeString(
                folder.resolve("authorized_keys"),
                Files.readString(privateKey.resolveSibling(privateKey.getFileName() + ".pub")),
                StandardOpenOption.APPEND);
    }

    /// How many connections it has.
    long logins() {
        return process.children().count();
    }

    @Override
    public void close() {
        kill();
    }
}
