package signalbox.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.Password;
import signalbox.postgres.connection.PlainConnection;

/// The embedded PostgreSQL server of one run: on loopback, fast instead of safe, and always on the same port when it is
/// stopped and started. Its superuser has a password that is not shown, because a superuser may run programs; the
/// demo's roles need none.
final class DemoServer implements AutoCloseable {
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            fsync = off
            full_page_writes = off
            """;
    private static final String RULES = """
            host all postgres 127.0.0.1/32 scram-sha-256
            host all all      127.0.0.1/32 trust
            """;

    private static final Duration START = Duration.ofSeconds(60);
    private static final int FIRST_PORT = 15_000;
    private static final int LAST_PORT = 32_000;
    private static final int MOST_TRIES = 200;

    private final Path binaries;
    private final Path data;
    private final int port = freePort();
    private final Password superuserPassword = new Password(UUID.randomUUID().toString());
    private @Nullable EmbeddedPostgres running;

    private DemoServer(Path binaries, Path data) {
        this.binaries = binaries;
        this.data = data;
    }

    static DemoServer start(Path binaries, Path data) {
        var server = new DemoServer(binaries, data);
        var empty = new EmptyDataFolder(binaries);
        var copied = server.copied(empty);
        server.running = server.launch(!copied);
        server.shut();
        if (!copied) {
            Thread.ofVirtual().name("demo-empty-data").start(empty::keep);
        }
        return server;
    }

    /// Begins with a kept data folder; false when there is none, yet.
    private boolean copied(EmptyDataFolder empty) {
        try {
            var copied = empty.copyTo(data);
            if (copied) {
                configure(data);
            }
            return copied;
        } catch (UncheckedIOException e) {
            throw new DemoException("The demo cannot make the data folder of its server: " + e.getMessage(), e);
        }
    }

    /// A port on loopback that was free a moment ago. It lies below the range from which systems take the ports of
    /// outgoing connections (Linux: from 32768 on), so that no client takes it before the server does.
    static int freePort() {
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException e) {
                // Another server has it.
            }
        }
        throw new DemoException(
                "This machine has no free port between " + FIRST_PORT + " and " + LAST_PORT + ".", null);
    }

    ConnectionSpec superuser() {
        return ConnectionSpec.of("127.0.0.1", port, "postgres", "postgres").withPassword(superuserPassword);
    }

    private EmbeddedPostgres launch(boolean fresh) {
        try {
            Files.createDirectories(binaries);
            var builder = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(START)
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("timezone", "UTC");
            return fresh
                    ? builder.setDataDirectoryCustomizer(folder -> configure(folder.toPath()))
                            .start()
                    : builder.setConnectConfig("password", superuserPassword.value())
                            .start();
        } catch (IOException e) {
            throw new DemoException("The demo's PostgreSQL server did not start: " + e.getMessage(), e);
        }
    }

    private static void configure(Path folder) {
        try {
            Files.writeString(folder.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new DemoException("The demo cannot write its server's settings: " + e.getMessage(), e);
        }
    }

    private void shut() {
        try (var connection = PlainConnection.openAsOdoo(superuser(), "signalbox demo")) {
            var sql = new Sql(connection);
            sql.execute("set a password", "alter role postgres password '" + superuserPassword.value() + "'");
            Files.writeString(data.resolve("pg_hba.conf"), RULES);
            sql.execute("reload the rules", "select pg_reload_conf()");
        } catch (SQLException | IOException e) {
            throw new DemoException("The demo's PostgreSQL server cannot be set up: " + e.getMessage(), e);
        }
    }

    /// Ends every session, like a restart of the server.
    synchronized void stop() {
        var postgres = running;
        running = null;
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new DemoException("The demo's PostgreSQL server did not stop: " + e.getMessage(), e);
            }
        }
    }

    synchronized void startAgain() {
        if (running == null) {
            running = launch(false);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
