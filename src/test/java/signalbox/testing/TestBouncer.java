package signalbox.testing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import signalbox.postgres.connection.ConnectionSpec;

/// A real PgBouncer, as Debian installs it, before the server of a database: on a free port of the loopback,
/// with one connection to the server for each role, so that all that connect as the same role share it.
public final class TestBouncer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
    private static final Duration STARTED = Duration.ofSeconds(20);
    private static final int MOST_TRIES = 5;

    /// Which kind of pooler.
    public enum Pooling {
        /// A connection of the server is handed on after each transaction.
        TRANSACTION,
        /// A client keeps a connection of the server for as long as it stays.
        SESSION
    }

    private final Path folder;
    private final Process process;
    private int port;

    private TestBouncer(ConnectionSpec server, Pooling pooling, List<String> roles, List<String> settings)
            throws IOException {
        this.folder = Files.createTempDirectory(
                "bouncer", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.write(
                folder.resolve("users"),
                roles.stream().map(role -> "\"" + role + "\" \"\"").toList());
        this.process = startSomewhere(server, pooling, settings);
    }

    /// Skips the test where PgBouncer is not installed.
    ///
    /// @param server where the databases are
    /// @param roles that may log in, besides the one of `server`
    public static TestBouncer before(ConnectionSpec server, Pooling pooling, String... roles) {
        return before(server, pooling, List.of(), roles);
    }

    /// @param settings further lines of its configuration
    public static TestBouncer before(ConnectionSpec server, Pooling pooling, List<String> settings, String... roles) {
        assumeTrue(Files.isExecutable(PROGRAM), "PgBouncer is not installed (Debian package pgbouncer)");
        var all = new ArrayList<>(Arrays.asList(roles));
        all.add(server.user());
        try {
            return new TestBouncer(server, pooling, all, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A port that is free may be taken before the pooler has it.
    private Process startSomewhere(ConnectionSpec server, Pooling pooling, List<String> settings) throws IOException {
        for (int tries = 1; ; tries++) {
            try (var free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                port = free.getLocalPort();
            }
            write(server, pooling, settings);
            var started = launch();
            if (started.isAlive() || tries == MOST_TRIES) {
                return started;
            }
        }
    }

    private void write(ConnectionSpec server, Pooling pooling, List<String> settings) throws IOException {
        var session = pooling == Pooling.SESSION;
        var lines = List.of(
                "[databases]",
                "* = host=" + server.host() + " port=" + server.port(),
                "[pgbouncer]",
                "listen_addr = 127.0.0.1",
                "listen_port = " + port,
                "unix_socket_dir =",
                "auth_type = trust",
                "auth_file = " + folder.resolve("users"),
                "pool_mode = " + (session ? "session" : "transaction"),
                "default_pool_size = " + (session ? 10 : 1));
        Files.write(config(), Stream.concat(lines.stream(), settings.stream()).toList());
    }

    private Path config() {
        return folder.resolve("pgbouncer.ini");
    }

    /// It refuses to run as root, and takes on another identity when told.
    private Process launch() throws IOException {
        var command = new ArrayList<>(List.of(PROGRAM.toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(config().toString());
        var started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        await().atMost(STARTED).pollDelay(Duration.ZERO).until(() -> !started.isAlive() || answers());
        return started;
    }

    private boolean answers() {
        try (var _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// The same database as the same role, by way of the pooler.
    public ConnectionSpec to(ConnectionSpec straight) {
        return ConnectionSpec.of("127.0.0.1", port, straight.database(), straight.user());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(STARTED.toMillis(), TimeUnit.MILLISECONDS);
            for (var file : List.of("users", "pgbouncer.ini", "log")) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.deleteIfExists(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
