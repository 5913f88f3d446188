package signalbox.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestDatabase.Schema;

/// Each way to fail has a sentence of its own that names the thing and the way out.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresErrorsTest {
    private final TestDatabase postgres = TestDatabase.fresh();

    @AfterAll
    void close() {
        postgres.close();
    }

    private static PostgresException failure(Supplier<?> attempt) {
        return catchThrowableOfType(PostgresException.class, attempt::get);
    }

    private static PostgresException opening(ConnectionSpec spec) {
        return failure(() -> Database.watching(spec, StatementLimits.WATCHING));
    }

    private static PostgresException reading(ConnectionSpec spec) {
        return failure(() -> {
            try (var database = Database.watching(spec, StatementLimits.WATCHING)) {
                return database.use("look", CapabilityQueries::read);
            }
        });
    }

    @Test
    void a_wrong_password() {
        var e = opening(postgres.withPassword("wrong"));

        assertThat(e.kind()).isEqualTo(Kind.WRONG_PASSWORD);
        assertThat(e).hasMessageContaining("did not accept the password").hasMessageContaining("pgpass");
        assertThat(e.getMessage()).doesNotContain("wrong\"");
    }

    @Test
    void a_server_that_falls_silent_while_a_connection_opens_does_not_answer() {
        var closed = new PSQLException("This connection has been closed.", PSQLState.CONNECTION_DOES_NOT_EXIST);

        var e = PostgresErrors.connecting(ConnectionSpec.of("127.0.0.1", 1, "db", "odoo"), closed);

        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(e).hasMessage("No PostgreSQL server answers at 127.0.0.1:1: is it running, and is the port right?");
    }

    @Test
    void an_unknown_host() {
        var e = opening(ConnectionSpec.of("no-such-host.invalid", 5432, "db", "odoo"));

        assertThat(e.kind()).isEqualTo(Kind.UNKNOWN_HOST);
        assertThat(e).hasMessageContaining("no-such-host.invalid").hasMessageContaining("spelling");
    }

    @Test
    void no_server_at_the_port() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var e = opening(ConnectionSpec.of("127.0.0.1", port, "db", "odoo"));

        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(e).hasMessageContaining("127.0.0.1:" + port);
    }

    /// As the driver fails, only sooner.
    private static PostgresException soon(ConnectionSpec spec) {
        var properties = PlainConnection.properties(spec, StartupOptions.NONE);
        properties.setProperty("loginTimeout", "1");
        return PostgresErrors.connecting(
                spec, catchThrowableOfType(SQLException.class, () -> PlainConnection.connect(spec, properties)));
    }

    private static ConnectionSpec at(ServerSocket socket) {
        return ConnectionSpec.of("127.0.0.1", socket.getLocalPort(), "db", "odoo");
    }

    @Test
    void something_that_listens_and_stays_silent() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var e = soon(at(silent));

            assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(e)
                    .hasMessageContaining("A program listens at 127.0.0.1:" + silent.getLocalPort())
                    .hasMessageContaining("did not answer within 5 s");
        }
    }

    private static void answering(ServerSocket socket, String answer) {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    try (var caller = socket.accept()) {
                        caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    }
                }
            } catch (IOException _) {
                // Closed.
            }
        });
    }

    @Test
    void something_that_is_no_postgres() throws Exception {
        try (var web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answering(web, "HTTP/1.1 400 Bad Request\r\n\r\n");
            var e = soon(at(web));

            assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(e).hasMessageContaining("does not answer like a PostgreSQL server");
        }
    }

    @Test
    void something_that_listens_and_hangs_up() throws Exception {
        try (var curt = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answering(curt, "");
            var e = soon(at(curt));

            assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(e)
                    .hasMessageContaining("A program listens at 127.0.0.1:" + curt.getLocalPort())
                    .hasMessageContaining("closed the connection before it answered");
        }
    }

    @Test
    void a_server_that_takes_no_connections_yet_says_so_itself() {
        var starting = new SQLException("FATAL: the database system is starting up", "57P03");

        var e = PostgresErrors.connecting(ConnectionSpec.of("127.0.0.1", 5432, "db", "odoo"), starting);

        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(e).hasMessageContaining("starting up");
        assertThat(e.getMessage()).doesNotContain("No PostgreSQL server");
    }

    @Test
    void a_database_that_is_not_there() {
        var e = opening(postgres.spec().withDatabase("nowhere"));

        assertThat(e.kind()).isEqualTo(Kind.NO_SUCH_DATABASE);
        assertThat(e).hasMessageContaining("\"nowhere\"");
    }

    @Test
    void a_database_or_a_role_that_the_connection_string_may_not_name_says_so() {
        var none = new SQLException("FATAL: database \"odoo\" does not exist", "3D000");
        assertThat(PostgresErrors.connecting(ConnectionSpec.parseOwn("postgres://odoo@127.0.0.1"), none))
                .hasMessageContaining("if yours names none, add /DATABASE");
        assertThat(PostgresErrors.connecting(ConnectionSpec.parseOwn("postgres://odoo@127.0.0.1/db"), none)
                        .getMessage())
                .doesNotContain("names none");
        var missing = opening(postgres.spec().withUser("nobody"));
        assertThat(missing.getMessage()).doesNotContain("names none");
        var system = System.getProperty("user.name");
        var unknown = new SQLException("FATAL: role \"" + system + "\" does not exist", "28000");
        assertThat(PostgresErrors.connecting(ConnectionSpec.parseOwn("postgres://127.0.0.1/db"), unknown))
                .hasMessageContaining("if yours names none, write USER@ before the host");
    }

    @Test
    void a_role_that_is_not_there() {
        var e = opening(postgres.spec().withUser("nobody"));

        assertThat(e.kind()).isEqualTo(Kind.NO_SUCH_ROLE);
        assertThat(e).hasMessageContaining("\"nobody\"");
    }

    @Test
    void a_database_without_queue_job() {
        try (var bare = TestDatabase.fresh(Schema.WITHOUT_QUEUE_JOB)) {
            var e = reading(bare.spec());

            assertThat(e.kind()).isEqualTo(Kind.NO_QUEUE_JOB);
            assertThat(e).hasMessageContaining("no table queue_job");
        }
    }

    @Test
    void a_role_that_may_not_read_the_queue() {
        var e = reading(postgres.role(""));

        assertThat(e.kind()).isEqualTo(Kind.NO_RIGHTS);
        assertThat(e).hasMessageContaining("GRANT SELECT ON queue_job");
    }

    @Test
    void a_statement_that_takes_too_long_is_ended_by_the_server() {
        var impatient = new StatementLimits(Duration.ofMillis(100), Duration.ofMillis(100));
        try (var database = Database.watching(postgres.spec(), impatient)) {
            var e = failure(() -> database.use(
                    "look", sql -> sql.list("look for long", "SELECT pg_sleep(60)", row -> row.getString(1))));

            assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(e).hasMessageContaining("Could not look for long in time");
        }
    }

    @Test
    void a_password_that_nobody_gave_is_asked_for_and_not_called_wrong() {
        var e = PostgresErrors.connecting(
                ConnectionSpec.of("db", 5432, "acme", "odoo"),
                new SQLException(
                        "The server requested SCRAM-based authentication, but no password was provided.", "08004"));

        assertThat(e.kind()).isEqualTo(Kind.WRONG_PASSWORD);
        assertThat(e)
                .hasMessageContaining(
                        "A password is needed for role \"odoo\" at db:5432, and none was found in PGPASSWORD")
                .hasMessageContaining(".pgpass");
    }

    /// As the upgrade of a module does.
    @Test
    void a_table_that_another_session_has_locked() throws SQLException {
        var patient = new StatementLimits(Duration.ofSeconds(5), Duration.ofMillis(100));
        try (var upgrade = postgres.open("upgrade");
                var database = Database.watching(postgres.spec(), patient)) {
            new Sql(upgrade).execute("lock", "BEGIN; LOCK TABLE queue_job IN ACCESS EXCLUSIVE MODE");

            var e = failure(() ->
                    database.use("count", sql -> sql.list("count", "SELECT 1 FROM {queue_job}", row -> row.getInt(1))));

            var pid = new Sql(upgrade).list("ask", "SELECT pg_backend_pid()", row -> row.getInt(1));
            assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(e)
                    .hasMessageContaining("another session has locked the table")
                    .hasMessageContaining(
                            "pid " + pid.getFirst() + " (upgrade) has the lock AccessExclusiveLock on queue_job");
            assertThat(e.getMessage()).doesNotContain("worker", "rows");
        }
    }

    @Test
    void a_role_that_has_used_up_its_own_limit() {
        var e = opening(postgres.role("connection limit 0"));

        assertThat(e.kind()).isEqualTo(Kind.TOO_MANY_CONNECTIONS);
        assertThat(e).hasMessageContaining("ALTER ROLE").hasMessageContaining("CONNECTION LIMIT");
        assertThat(e.getMessage()).doesNotContain("max_connections");
    }

    @Test
    void a_database_and_a_server_that_have_used_up_theirs() {
        var spec = ConnectionSpec.of("127.0.0.1", 5432, "db", "odoo");

        assertThat(PostgresErrors.connecting(
                        spec, new SQLException("FATAL: too many connections for database \"db\"", "53300")))
                .hasMessageContaining("ALTER DATABASE");
        assertThat(PostgresErrors.connecting(spec, new SQLException("FATAL: sorry, too many clients already", "53300")))
                .hasMessageContaining("max_connections");
    }

    @Test
    void a_database_in_which_sessions_are_read_only() throws SQLException {
        try (var other = TestDatabase.fresh();
                var admin = other.open("admin")) {
            new Sql(admin)
                    .execute(
                            "set",
                            "ALTER DATABASE " + other.spec().database() + " SET default_transaction_read_only = on");
            try (var database = Database.acting(other.spec(), StatementLimits.ACTING)) {
                var e = failure(() -> database.transaction(
                        "act", sql -> sql.update("lock the jobs", "UPDATE {queue_job} SET priority = 1")));

                assertThat(e.kind()).isEqualTo(Kind.READ_ONLY);
                assertThat(e)
                        .hasMessageContaining("default_transaction_read_only")
                        .hasMessageContaining("ALTER DATABASE");
            }
        }
    }
}
