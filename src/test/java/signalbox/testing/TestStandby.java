package signalbox.testing;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;

/// A real hot standby of the test server, made once per run when it is first asked for: a copy of its files
/// that follows it by streaming. All databases and roles of the server are there too, moments later.
public final class TestStandby {
    /// In the standby's primary_conninfo, where a password may stand.
    public static final String PASSWORD = "never to be shown";

    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");
    private static final Duration CAUGHT_UP = Duration.ofSeconds(20);

    private final EmbeddedPostgres postgres;
    private final ConnectionSpec primary;

    private TestStandby(TestServer server) throws IOException {
        this.primary = server.superuser("postgres");
        var copy = ServerFolder.create(false);
        try (var connection = PlainConnection.open(primary, "tests")) {
            backUp(new Sql(connection), copy);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        this.postgres = EmbeddedPostgres.builder()
                .setDataDirectory(copy)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "200")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("timezone", "Asia/Kathmandu")
                .start();
        ServerFolder.removeAfter(postgres, copy);
    }

    public static TestStandby instance() {
        return Holder.INSTANCE;
    }

    /// As `pg_basebackup` does it, which the embedded binaries lack.
    private void backUp(Sql sql, Path copy) throws IOException {
        var data = Path.of(sql.first("find the data", "SHOW data_directory", row -> row.getString(1))
                .orElseThrow());
        sql.execute("begin a backup", "SELECT pg_backup_start('standby', true)");
        copy(data, copy);
        var label = sql.first("end the backup", "SELECT labelfile FROM pg_backup_stop(false)", row -> row.getString(1))
                .orElseThrow();
        Files.writeString(copy.resolve("backup_label"), label);
        Files.createFile(copy.resolve("standby.signal"));
        Files.writeString(
                copy.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + primary.port()
                        + " user=postgres application_name=standby password=''" + PASSWORD + "'''\n",
                StandardOpenOption.APPEND);
    }

    /// Files may come and go meanwhile: what is missing then is in the log that the standby reads.
    private static void copy(Path data, Path copy) throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                var target = copy.resolve(data.relativize(folder).toString());
                if (!Files.isDirectory(target)) {
                    Files.copy(folder, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!NOT_COPIED.contains(file.getFileName().toString())) {
                    try {
                        Files.copy(
                                file,
                                copy.resolve(data.relativize(file).toString()),
                                StandardCopyOption.COPY_ATTRIBUTES);
                    } catch (NoSuchFileException _) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
    }

    /// The same database as the same role, with all that is there now.
    public ConnectionSpec of(ConnectionSpec straight) {
        catchUp();
        return ConnectionSpec.of("127.0.0.1", postgres.getPort(), straight.database(), straight.user());
    }

    /// `HOST:PORT` of the server that it follows.
    public String primary() {
        return primary.host() + ":" + primary.port();
    }

    /// Waits until it has replayed all that the primary has written. A record of our own comes after it: the
    /// position by itself may lie beyond the last one, at the begin of a new file.
    public void catchUp() {
        var written = position(primary, "SELECT pg_logical_emit_message(true, 'tests', '') - '0/0'::pg_lsn");
        var here = ConnectionSpec.of("127.0.0.1", postgres.getPort(), "postgres", "postgres");
        await().atMost(CAUGHT_UP)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> position(here, "SELECT coalesce(pg_last_wal_replay_lsn() - '0/0'::pg_lsn, 0)") > written);
    }

    private static long position(ConnectionSpec spec, String query) {
        try (var connection = PlainConnection.open(spec, "tests")) {
            return new Sql(connection)
                    .first("read the position in the log", query, row -> row.getLong(1))
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Holder {
        static final TestStandby INSTANCE = started();

        private static TestStandby started() {
            try {
                return new TestStandby(TestServer.instance());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
