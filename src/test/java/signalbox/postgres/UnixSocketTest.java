package signalbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.StatementLimits;
import signalbox.postgres.libpq.FurtherParameters;
import signalbox.postgres.libpq.LibpqParameter;
import signalbox.postgres.libpq.ServerAddress;
import signalbox.testing.TestDatabase;

/// A server of this machine is reached by its UNIX socket, and several servers are tried in turn.
@Tag("pg")
class UnixSocketTest {
    private final TestDatabase postgres = TestDatabase.fresh();

    @AfterEach
    void close() {
        postgres.close();
    }

    private static String text(ConnectionSpec spec, String question) {
        try (var database = Database.watching(spec, StatementLimits.WATCHING)) {
            return database.use("ask", sql -> sql.first("ask", question, row -> row.getString(1)))
                    .orElse("none");
        }
    }

    @Test
    void a_pool_reads_by_the_socket() {
        var spec = postgres.bySocket();

        assertThat(text(spec, "SELECT (pg_catalog.inet_server_port() IS NULL)::pg_catalog.text"))
                .isEqualTo("true");
        assertThat(text(spec, "SELECT pg_catalog.repeat('x', 3000000)")).hasSize(3_000_000);
        assertThat(spec.address()).endsWith("/.s.PGSQL." + spec.port());
    }

    @Test
    void a_url_with_the_encoded_folder_leads_to_it() {
        var spec = postgres.bySocket();
        var url = "postgres://" + spec.user() + "@" + URLEncoder.encode(spec.host(), StandardCharsets.UTF_8) + ":"
                + spec.port() + "/" + spec.database();

        assertThat(text(ConnectionSpec.parse(url), "SELECT current_user")).isEqualTo(spec.user());
    }

    @Test
    void notifications_come_by_the_socket() throws Exception {
        try (var listening = PlainConnection.open(postgres.bySocket(), "listens");
                var other = PlainConnection.open(postgres.spec(), "notifies")) {
            new Sql(listening).execute("listen", "LISTEN news");
            new Sql(other).execute("notify", "NOTIFY news, 'one'");

            await().until(() -> listening.unwrap(PGConnection.class).getNotifications().length == 1);
            assertThat(listening.unwrap(PGConnection.class).getNotifications(1)).isEmpty();
        }
    }

    @Test
    void a_read_by_the_socket_has_its_time_out() throws Exception {
        try (var connection = PlainConnection.open(postgres.bySocket(), "waits")) {
            connection.setNetworkTimeout(Runnable::run, 200);

            assertThatThrownBy(() -> connection.createStatement().execute("SELECT pg_catalog.pg_sleep(30)"))
                    .rootCause()
                    .hasMessageContaining("timed out");
        }
    }

    @Test
    void a_statement_by_the_socket_can_be_cancelled_and_its_connection_closed() throws Exception {
        var failed = new AtomicReference<Exception>();
        try (var connection = PlainConnection.open(postgres.bySocket(), "waits");
                var statement = connection.createStatement()) {
            var waiting = Thread.ofVirtual().start(() -> {
                try {
                    statement.execute("SELECT pg_catalog.pg_sleep(30)");
                } catch (Exception e) {
                    failed.set(e);
                }
            });
            await().until(() -> {
                statement.cancel();
                return waiting.join(Duration.ofMillis(50));
            });
        }
        assertThat(failed.get()).hasMessageContaining("canceling statement");
    }

    private ConnectionSpec to(String target, ServerAddress... servers) {
        return postgres.spec()
                .with(new FurtherParameters(List.of(servers), Map.of(LibpqParameter.TARGET_SESSION_ATTRS, target)));
    }

    @Test
    void the_first_server_that_will_do_is_taken_also_by_sessions_that_cannot_write() {
        var spec = postgres.spec();
        var dead = new ServerAddress("127.0.0.1", null, 1);
        var live = new ServerAddress(spec.host(), null, spec.port());

        for (var target : List.of("any", "primary", "read-write", "prefer-standby")) {
            assertThat(text(to(target, dead, live), "SELECT current_user")).isEqualTo(spec.user());
        }
        for (var target : List.of("standby", "read-only")) {
            assertThatThrownBy(() -> text(to(target, dead, live), "SELECT 1"))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("target_session_attrs=" + target)
                    .hasMessageContaining("127.0.0.1:1")
                    .hasMessageContaining(spec.port() + " is a primary");
        }
    }

    @Test
    void options_of_the_string_come_before_ours() {
        var spec = postgres.spec()
                .with(new FurtherParameters(
                        List.of(), Map.of(LibpqParameter.OPTIONS, "-c geqo=off -c search_path=public")));

        assertThat(text(spec, "SELECT pg_catalog.current_setting('geqo')")).isEqualTo("off");
        assertThat(text(spec, "SELECT pg_catalog.current_setting('search_path')"))
                .startsWith("pg_catalog");
    }
}
