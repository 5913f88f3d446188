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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.remote.RemoteException.Kind;
import signalbox.remote.tunnel.Tunnel;
import signalbox.remote.tunnel.TunnelTarget;
import signalbox.remote.tunnel.TunnelTransport;
import signalbox.testing.TestDatabase;

/// Queries of the driver through OpenSSH's own server.
@Tag("pg")
@EnabledIf(
        value = "signalbox.remote.OpenSshd#isInstalled",
        disabledReason = "OpenSSH's server is not installed: packaging/test installs it")
class DatabaseTunnelTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MUCH = 20 << 20;

    @SuppressWarnings("NullAway.Init") // before all
    private static TestDatabase database;

    /// Allows forwarding. For all who do it no harm, over one connection.
    @SuppressWarnings("NullAway.Init") // before all
    private static OpenSshd server;

    @SuppressWarnings("NullAway.Init") // before all
    private static SshHost host;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        database = TestDatabase.fresh();
        server = OpenSshd.start(folder);
        host = new SshHost(server.spec(), server.files());
    }

    @AfterAll
    static void stop() {
        host.close();
        server.close();
        database.close();
    }

    private static TunnelTarget target() {
        return new TunnelTarget.Tcp(database.spec().host(), database.spec().port());
    }

    private static Connection connect(Tunnel tunnel) throws SQLException {
        var spec = database.spec();
        var connection = PlainConnection.open(
                ConnectionSpec.of("127.0.0.1", tunnel.port(), spec.database(), spec.user()), "tunnelled");
        connection.setNetworkTimeout(Runnable::run, (int) SOON.toMillis());
        return connection;
    }

    /// Nc does not say that the server closed the connection, which is what the driver waits for after it cancelled.
    private static Connection connectImpatiently(Tunnel tunnel) throws SQLException {
        var spec = database.spec();
        var connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + tunnel.port() + "/" + spec.database() + "?cancelSignalTimeout=2",
                spec.user(),
                null);
        connection.setNetworkTimeout(Runnable::run, (int) SOON.toMillis());
        return connection;
    }

    private static String ask(Connection connection, String query) {
        return new Sql(connection).first("ask", query, row -> row.getString(1)).orElseThrow();
    }

    /// There and back, and none of it alike.
    private static void assertCarriesMuch(Connection connection) {
        var bytes = new byte[MUCH * 3 / 4];
        new Random(1).nextBytes(bytes);
        var much = Base64.getEncoder().encodeToString(bytes);

        var back = new Sql(connection).first("send it there and back", "select ?", row -> row.getString(1), much);

        assertThat(back.orElseThrow().equals(much)).isTrue();
    }

    @Test
    void queries_go_by_forwarding_where_it_is_allowed() throws Exception {
        try (var tunnel = Tunnel.open(host, target());
                var connection = connect(tunnel)) {
            assertThat(ask(connection, "select current_database()"))
                    .isEqualTo(database.spec().database());
            assertThat(tunnel.transport()).contains(TunnelTransport.FORWARDING);
        }
    }

    @Test
    void a_relay_takes_over_where_forwarding_is_forbidden() throws Exception {
        try (var forbids = OpenSshd.start(folder, "AllowTcpForwarding no");
                var other = new SshHost(forbids.spec(), forbids.files());
                var tunnel = Tunnel.open(other, target())) {
            try (var connection = connect(tunnel)) {
                assertThat(ask(connection, "select current_database()"))
                        .isEqualTo(database.spec().database());
                assertThat(tunnel.transport()).contains(TunnelTransport.PYTHON);
                assertThat(forbids.programs()).anyMatch(line -> line.contains("python3"));
            }
            await().atMost(SOON).until(() -> forbids.programs().noneMatch(line -> line.contains("python3")));
        }
    }

    /// @param there what the host has, the most wanted first; a python3 that is `broken` does not run
    @ParameterizedTest
    @CsvSource({"broken socat nc, SOCAT", "socat nc, SOCAT", "broken nc, NC", "nc, NC"})
    void where_python3_does_not_run_the_next_program_relays(String there, TunnelTransport chosen) throws Exception {
        assumeThere(chosen);
        try (var forbids = havingOnly(there.split(" "));
                var other = new SshHost(forbids.spec(), forbids.files());
                var tunnel = Tunnel.open(other, target());
                var connection = connect(tunnel)) {
            assertThat(ask(connection, "select 'here'")).isEqualTo("here");
            assertThat(tunnel.transport()).contains(chosen);
        }
    }

    @Test
    void a_host_that_neither_forwards_nor_relays_is_told() throws Exception {
        try (var forbids = havingOnly("broken");
                var other = new SshHost(forbids.spec(), forbids.files());
                var tunnel = Tunnel.open(other, target())) {
            assertThatThrownBy(() -> connect(tunnel)).isInstanceOf(PostgresException.class);

            assertThat(tunnel.failure().orElseThrow())
                    .hasMessageContaining("no python3, socat or nc")
                    .extracting(RemoteException::kind)
                    .isEqualTo(Kind.NO_WAY);
            assertThat(tunnel.transport()).isEmpty();
        }
    }

    private OpenSshd havingOnly(String... programs) throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("sh"), whereIs("sh"));
        for (var program : programs) {
            if (program.equals("broken")) {
                var broken = Files.writeString(bin.resolve("python3"), "#!/bin/sh\nexit 1\n");
                Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwx------"));
            } else {
                Files.createSymbolicLink(bin.resolve(program), whereIs(program));
            }
        }
        return OpenSshd.greeting(folder, List.of("PATH=" + bin), "AllowTcpForwarding no");
    }

    private static Path whereIs(String program) throws IOException {
        return Path.of(TestKeys.run(List.of("sh", "-c", "command -v \"$1\"", "sh", program))
                .strip());
    }

    @Test
    void what_the_shell_says_before_is_not_taken_for_the_databases_answer() throws Exception {
        try (var greeting = OpenSshd.greeting(folder, List.of("echo Welcome", "echo -n '$ '"));
                var other = new SshHost(greeting.spec(), greeting.files());
                var tunnel = Tunnel.open(other, target(), TunnelTransport.PYTHON);
                var connection = connect(tunnel)) {
            assertThat(ask(connection, "select 'here'")).isEqualTo("here");
        }
    }

    @Test
    void a_shell_that_lets_no_relay_start_is_named() throws Exception {
        try (var greeting = OpenSshd.greeting(folder, List.of("echo 'This account is not available'", "exit 3"));
                var other = new SshHost(greeting.spec(), greeting.files());
                var tunnel = Tunnel.open(other, target(), TunnelTransport.PYTHON)) {
            assertThatThrownBy(() -> connect(tunnel)).isInstanceOf(PostgresException.class);

            assertThat(tunnel.failure().orElseThrow())
                    .hasMessageContaining("started no relay")
                    .hasMessageContaining("(This account is not available)");
        }
    }

    private static void assumeThere(TunnelTransport transport) {
        assumeTrue(
                transport == TunnelTransport.FORWARDING
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
    void each_transport_carries_much_in_both_directions(TunnelTransport transport) throws Exception {
        assumeThere(transport);
        try (var tunnel = Tunnel.open(host, target(), transport);
                var connection = connect(tunnel)) {
            assertCarriesMuch(connection);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FORWARDING")
    void each_relay_reaches_a_unix_socket(TunnelTransport transport) throws Exception {
        assumeThere(transport);
        String folders;
        try (var direct = PlainConnection.open(database.superuser(), "direct")) {
            folders = ask(direct, "show unix_socket_directories");
        }
        var socket = new TunnelTarget.UnixSocket(
                folders.split(",")[0].strip() + "/.s.PGSQL." + database.spec().port());
        try (var tunnel = Tunnel.open(host, socket, transport);
                var connection = connect(tunnel)) {
            assertThat(ask(connection, "select coalesce(inet_client_addr()::text, 'unix')"))
                    .isEqualTo("unix");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NC")
    void a_database_that_hangs_up_is_noticed(TunnelTransport transport) throws Exception {
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
    void a_statement_is_cancelled_through_the_tunnel(TunnelTransport transport) throws Exception {
        assumeThere(transport);
        try (var tunnel = Tunnel.open(host, target(), transport);
                var connection = connectImpatiently(tunnel);
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.execute("select pg_sleep(60)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("canceling statement");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FORWARDING", "PYTHON"})
    void a_killed_server_fails_the_query_at_once_and_the_next_connection_recovers(TunnelTransport transport)
            throws Exception {
        try (var mortal = OpenSshd.start(folder);
                var other = new SshHost(mortal.spec(), mortal.files());
                var tunnel = Tunnel.open(other, target(), transport)) {
            try (var connection = connect(tunnel)) {
                var query = CompletableFuture.supplyAsync(
                        () -> catchThrowable(() -> ask(connection, "select pg_sleep(300)")));
                await().atMost(SOON).until(DatabaseTunnelTest::sleeps);

                mortal.kill();

                assertThat(query.get(SOON.toSeconds(), TimeUnit.SECONDS))
                        .isInstanceOf(PostgresException.class)
                        .hasMessageContaining("lost");
                await().atMost(SOON).until(() -> tunnel.failure().isPresent());
                assertThat(tunnel.failure().orElseThrow().kind()).isEqualTo(Kind.CONNECTION_LOST);
            }
            assertThatThrownBy(() -> connect(tunnel)).isInstanceOf(PostgresException.class);
            assertThat(tunnel.failure().orElseThrow().kind()).isEqualTo(Kind.UNREACHABLE);

            mortal.restart();
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
                            "wake the sessions that sleep",
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
