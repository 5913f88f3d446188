package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.PlainConnection;
import signalbox.postgres.PostgresException;
import signalbox.postgres.Sql;
import signalbox.remote.RemoteException.Kind;
import signalbox.testing.TestDatabase;

/// Queries of the driver through OpenSSH's own server.
@Tag("pg")
@EnabledIf(
        value = "signalbox.remote.OpenSshd#isInstalled",
        disabledReason = "OpenSSH's server is not installed: packaging/test installs it")
class DatabaseTunnelTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int RESULT = 20 << 20;

    @SuppressWarnings("NullAway.Init") // before all
    private static TestDatabase database;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // at the beginning of each
    private OpenSshd server;

    @SuppressWarnings("NullAway.Init") // at the beginning of each
    private SshHost host;

    @BeforeAll
    static void create() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private void start(String... options) throws IOException {
        server = OpenSshd.start(folder, options);
        host = new SshHost(server.spec(), server.files());
    }

    @AfterEach
    void stop() {
        host.close();
        server.close();
    }

    private static Target target() {
        return new Target.Tcp(database.spec().host(), database.spec().port());
    }

    private static Connection connect(Tunnel tunnel) {
        var spec = database.spec();
        return PlainConnection.open(
                ConnectionSpec.of("127.0.0.1", tunnel.port(), spec.database(), spec.user()), "tunnelled");
    }

    private static String ask(Connection connection, String query) {
        return new Sql(connection).first("ask", query, row -> row.getString(1)).orElseThrow();
    }

    private static void assertCarriesMuch(Connection connection) {
        var sum = "select md5(string_agg(md5(i::text), '' order by i)) from generate_series(1, " + RESULT / 32 + ") i";
        var much = "select string_agg(md5(i::text), '' order by i) from generate_series(1, " + RESULT / 32 + ") i";
        var carried = ask(connection, much);
        assertThat(carried).hasSize(RESULT);
        assertThat(new Sql(connection).first("send it back", "select md5(?)", row -> row.getString(1), carried))
                .contains(ask(connection, sum));
    }

    @Test
    void queries_go_by_forwarding_where_it_is_allowed() throws Exception {
        start();
        try (var tunnel = Tunnel.open(host, target());
                var connection = connect(tunnel)) {
            assertThat(ask(connection, "select current_database()"))
                    .isEqualTo(database.spec().database());
            assertThat(tunnel.transport()).contains(Transport.FORWARDING);
        }
    }

    @Test
    void a_relay_takes_over_where_forwarding_is_forbidden() throws Exception {
        start("AllowTcpForwarding no");
        try (var tunnel = Tunnel.open(host, target())) {
            try (var connection = connect(tunnel)) {
                assertThat(ask(connection, "select current_database()"))
                        .isEqualTo(database.spec().database());
                assertThat(tunnel.transport()).contains(Transport.PYTHON);
                assertThat(server.programs()).anyMatch(line -> line.contains("python3"));
            }
            await().atMost(SOON).until(() -> server.programs().noneMatch(line -> line.contains("python3")));
        }
    }

    private void assumeThere(Transport transport) {
        assumeTrue(
                transport == Transport.FORWARDING
                        || host.run(
                                        List.of(
                                                "sh",
                                                "-c",
                                                "command -v "
                                                        + transport
                                                                .command(target())
                                                                .getFirst()),
                                        SOON,
                                        1024)
                                .succeeded(),
                transport.label() + " is not installed");
    }

    @ParameterizedTest
    @EnumSource
    void each_transport_carries_much_in_both_directions(Transport transport) throws Exception {
        start();
        assumeThere(transport);
        try (var tunnel = Tunnel.open(host, target(), transport);
                var connection = connect(tunnel)) {
            assertCarriesMuch(connection);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FORWARDING")
    void each_relay_reaches_a_unix_socket(Transport transport) throws Exception {
        start();
        assumeThere(transport);
        String folders;
        try (var direct = PlainConnection.open(database.superuser(), "direct")) {
            folders = ask(direct, "show unix_socket_directories");
        }
        var socket = new Target.UnixSocket(
                folders.split(",")[0].strip() + "/.s.PGSQL." + database.spec().port());
        try (var tunnel = Tunnel.open(host, socket, transport);
                var connection = connect(tunnel)) {
            assertThat(ask(connection, "select coalesce(inet_client_addr()::text, 'unix')"))
                    .isEqualTo("unix");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NC")
    void a_database_that_hangs_up_is_noticed(Transport transport) throws Exception {
        start();
        assumeThere(transport);
        try (var tunnel = Tunnel.open(host, target(), transport);
                var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), tunnel.port())) {
            socket.setSoTimeout((int) SOON.toMillis());
            var cancelsNobody =
                    ByteBuffer.allocate(16).putInt(16).putInt(80877102).array();
            socket.getOutputStream().write(cancelsNobody);

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_statement_is_cancelled_through_the_tunnel(Transport transport) throws Exception {
        start();
        assumeThere(transport);
        try (var tunnel = Tunnel.open(host, target(), transport);
                var connection = connect(tunnel);
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.execute("select pg_sleep(60)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("canceling statement");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FORWARDING", "PYTHON"})
    void a_killed_server_fails_the_query_at_once_and_the_next_connection_recovers(Transport transport)
            throws Exception {
        start();
        try (var tunnel = Tunnel.open(host, target(), transport)) {
            try (var connection = connect(tunnel)) {
                var query = CompletableFuture.supplyAsync(
                        () -> catchThrowable(() -> ask(connection, "select pg_sleep(300)")));
                await().atMost(SOON).until(DatabaseTunnelTest::sleeps);

                server.kill();

                assertThat(query.get(SOON.toSeconds(), TimeUnit.SECONDS))
                        .isInstanceOf(PostgresException.class)
                        .hasMessageContaining("lost");
                await().atMost(SOON).until(() -> tunnel.failure().isPresent());
                assertThat(tunnel.failure().orElseThrow().kind()).isEqualTo(Kind.CONNECTION_LOST);
            }
            assertThatThrownBy(() -> connect(tunnel)).isInstanceOf(PostgresException.class);
            assertThat(tunnel.failure().orElseThrow().kind()).isEqualTo(Kind.UNREACHABLE);

            server.restart();
            try (var connection = connect(tunnel)) {
                assertThat(ask(connection, "select 'again'")).isEqualTo("again");
                assertThat(tunnel.failure()).isEmpty();
            }
        }
    }

    /// A backend does not notice that its client is gone while it sleeps.
    @AfterEach
    void wake() throws SQLException {
        try (var connection = database.open("wakes")) {
            new Sql(connection)
                    .list(
                            "wake whoever sleeps",
                            "select pg_terminate_backend(pid, 10000) from pg_stat_activity"
                                    + " where query like 'select pg_sleep(300)%'",
                            row -> row.getBoolean(1));
        }
    }

    private static boolean sleeps() throws SQLException {
        try (var connection = database.open("looks")) {
            return ask(connection, "select count(*) from pg_stat_activity where query like 'select pg_sleep(300)%'")
                    .equals("1");
        }
    }
}
