package signalbox.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase.Schema;

/// The one PostgreSQL server of a test run, with a template database for each schema that was asked for.
final class TestServer {
    private static final String OWNER = TestDatabase.OWNER;

    /// Tests are spared the disk, and accounts of statements but for one role; benchmarks are not.
    private static final String FLUSHES = "signalbox.postgres.flushes";

    private final EmbeddedPostgres postgres;
    private final Path sockets;
    /// Stays open: to start a session costs as much as a database.
    private final Sql administration;
    private final Set<Schema> templates = EnumSet.noneOf(Schema.class);

    private TestServer() throws IOException {
        var flushes = Boolean.getBoolean(FLUSHES);
        var flush = flushes ? "on" : "off";
        var folder = ServerFolder.create(flushes);
        sockets = ServerFolder.sockets(folder);
        var builder = EmbeddedPostgres.builder();
        builder.setServerConfig("shared_preload_libraries", "pg_stat_statements");
        if (!flushes) {
            builder.setServerConfig("pg_stat_statements.track", "none");
        }
        postgres = builder.setDataDirectory(folder)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", flush)
                .setServerConfig("full_page_writes", flush)
                .setServerConfig("synchronous_commit", flush)
                .setServerConfig("max_connections", "200")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", sockets.toString())
                .setServerConfig("timezone", "Asia/Kathmandu")
                .setDataDirectoryCustomizer(TestServer::demandPassword)
                .start();
        ServerFolder.removeAfter(postgres, folder);
        administration = new Sql(PlainConnection.openAsOdoo(superuser("postgres"), "tests"));
        administer("create the owner's role", "create role " + OWNER + " login createdb");
        administer(
                "create a role with a password",
                "create role " + TestDatabase.ROLE_WITH_PASSWORD + " login password '" + TestDatabase.PASSWORD + "'");
    }

    /// All other roles are trusted: a test that wants a refused password has one role for it.
    private static void demandPassword(File dataFolder) {
        var rules = dataFolder.toPath().resolve("pg_hba.conf");
        try {
            Files.writeString(
                    rules,
                    "host all " + TestDatabase.ROLE_WITH_PASSWORD + " all scram-sha-256\n" + Files.readString(rules));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestServer instance() {
        return Holder.INSTANCE;
    }

    ConnectionSpec superuser(String database) {
        return ConnectionSpec.of("127.0.0.1", postgres.getPort(), database, "postgres");
    }

    /// The same by the server's UNIX socket.
    ConnectionSpec bySocket(String database) {
        return ConnectionSpec.of(sockets.toString(), postgres.getPort(), database, "postgres");
    }

    /// Its files are copied: through the log, as is usual, it takes three times as long.
    synchronized void create(String database, Schema schema) {
        if (templates.add(schema)) {
            administer("create a template database", "create database " + template(schema) + " owner " + OWNER);
            load(schema);
        }
        administer(
                "create a test database",
                "create database " + database + " template " + template(schema) + " strategy file_copy owner " + OWNER);
    }

    synchronized void administer(String what, String statement) {
        administration.execute(what, statement);
    }

    private void load(Schema schema) {
        var spec = superuser(template(schema)).withUser(OWNER);
        for (var script : schema.scripts()) {
            run(spec, "load the schema", script);
        }
    }

    private static String template(Schema schema) {
        return "template_" + schema.name().toLowerCase(Locale.ROOT);
    }

    private static void run(ConnectionSpec spec, String what, String script) {
        try (var connection = PlainConnection.openAsOdoo(spec, "tests")) {
            new Sql(connection).execute(what, script);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String resource(String name) {
        try (var script = TestServer.class.getResourceAsStream("/signalbox/demo/" + name)) {
            if (script == null) {
                throw new IllegalStateException("No script " + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final TestServer INSTANCE = started();

        private static TestServer started() {
            try {
                return new TestServer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
