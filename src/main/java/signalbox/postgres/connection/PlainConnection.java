package signalbox.postgres.connection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGConnection;
import signalbox.postgres.libpq.LibpqEnvironment;
import signalbox.text.HostPort;

/// Opens all connections: those of the pools, and those that no pool owns: for LISTEN, for a runner, for a lock, or for
/// a single use.
public final class PlainConnection {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /// It is longer because the tunnel may have to be opened first.
    private static final Duration CONNECT_TIMEOUT_BY_TUNNEL = Duration.ofSeconds(20);

    /// A pooler takes the name from a client's first packet, gives it to the server's session, and leaves it there
    /// for clients that send none (PgBouncer treats an empty name as none). So the name is set later, and only if
    /// the server itself answers: then its pid is the one that this connection was told. All names in the statement
    /// have their schema.
    private static final String NAMING = """
            SELECT pg_catalog.set_config('application_name', ?, false)
             WHERE pg_catalog.pg_backend_pid() OPERATOR(pg_catalog.=) ?
            """;

    private static final String NO_NAME = "";
    /// In seconds.
    private static final int ANSWERED_IN = 5;

    private PlainConnection() {}

    /// Opens a connection in autocommit. It finds no object of others by a name without a schema: tables are named
    /// as `Sql` says. Its statements have the limits of an operator's. Through a pooler it has no settings of ours,
    /// and no name.
    ///
    /// @throws PostgresException saying what was wrong with the way to the server
    public static Connection open(ConnectionSpec spec, String applicationName) {
        return open(spec, applicationName, StatementLimits.ACTING);
    }

    /// The same with other limits.
    public static Connection open(ConnectionSpec spec, String applicationName, StatementLimits limits) {
        return open(spec, applicationName, StartupOptions.acting(limits));
    }

    /// The same for a session that cannot write.
    public static Connection openToWatch(ConnectionSpec spec, String applicationName) {
        return open(spec, applicationName, StartupOptions.watching(StatementLimits.WATCHING));
    }

    private static Connection open(ConnectionSpec spec, String applicationName, StartupOptions options) {
        return open(spec, applicationName, properties(spec, options));
    }

    /// Opens a connection with these properties; without our settings, and without a name, where a pooler refuses them.
    ///
    /// @throws PostgresException saying what was wrong with the way to the server
    public static Connection open(ConnectionSpec spec, String applicationName, Properties properties) {
        try {
            return connect(spec, properties, applicationName);
        } catch (SQLException e) {
            if (StartupOptions.areRefused(e)) {
                return open(spec, StartupOptions.without(properties));
            }
            throw PostgresErrors.connecting(spec, e);
        }
    }

    /// Opens a connection that has its name from its first moment. A runner's must have it, because others see its
    /// place in the line. Not for a pooler: the name would stay behind there.
    ///
    /// @throws PostgresException saying what was wrong with the way to the server
    public static Connection openRunner(ConnectionSpec spec, String applicationName, StatementLimits limits) {
        return open(spec, named(properties(spec, StartupOptions.acting(limits)), applicationName));
    }

    /// Opens a connection that plays one of Odoo's: it has the search_path of its role and database.
    ///
    /// @throws PostgresException saying what was wrong with the way to the server
    public static Connection openAsOdoo(ConnectionSpec spec, String applicationName) {
        return open(spec, named(properties(spec, StartupOptions.NONE), applicationName));
    }

    private static Connection open(ConnectionSpec spec, Properties properties) {
        try {
            return connect(spec, properties);
        } catch (SQLException e) {
            throw PostgresErrors.connecting(spec, e);
        }
    }

    /// Names the connection, unless it goes through a pooler.
    public static Connection connect(ConnectionSpec spec, Properties properties, String applicationName)
            throws SQLException {
        var connection = connect(spec, properties);
        try (var statement = connection.prepareStatement(NAMING)) {
            statement.setString(1, applicationName);
            statement.setInt(2, connection.unwrap(PGConnection.class).getBackendPID());
            statement.execute();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// All connections are made here, also those of the pools.
    static Connection connect(ConnectionSpec spec, Properties properties) throws SQLException {
        return connect(spec, properties, LibpqEnvironment.ofProcess());
    }

    static Connection connect(ConnectionSpec spec, Properties properties, LibpqEnvironment environment)
            throws SQLException {
        return ConnectionAttempts.of(spec, properties, environment).open();
    }

    /// @param spec of one server
    /// @param properties all that the driver is told
    static Connection driven(ConnectionSpec spec, Properties properties) throws SQLException {
        return fulfilling(spec, DriverManager.getConnection(jdbcUrl(spec), properties));
    }

    private static Connection fulfilling(ConnectionSpec spec, Connection opened) throws SQLException {
        var requirement = spec.requirement();
        if (requirement != null) {
            try {
                requirement.check(spec, opened);
            } catch (SQLException | RuntimeException e) {
                opened.close();
                throw e;
            }
        }
        return opened;
    }

    /// Waits 5 s for the answer to an empty statement.
    ///
    /// @throws PostgresException when none comes
    public static void requireAnswer(ConnectionSpec spec, Connection opened) throws SQLException {
        if (!opened.isValid(ANSWERED_IN)) {
            throw new PostgresException(
                    PostgresException.Kind.UNREACHABLE,
                    "The connection to " + spec.address() + " was accepted, but no statement was"
                            + " answered. If a pooler such as PgBouncer listens there, it may have no free"
                            + " connection to the server; if the server itself listens there, it may hang.",
                    null);
        }
    }

    static String jdbcUrl(ConnectionSpec spec) {
        return "jdbc:postgresql://" + entry(spec) + "/" + encoded(spec.database());
    }

    /// The driver shows a server on a UNIX socket this name.
    private static String entry(ConnectionSpec spec) {
        var tunnel = spec.tunnel();
        if (tunnel != null) {
            return "127.0.0.1:" + tunnel.port();
        }
        return spec.isSocket() ? "localhost:" + spec.port() : HostPort.label(spec.host(), spec.port());
    }

    /// How long a server may take until the login is done.
    public static Duration patience(ConnectionSpec spec) {
        return spec.further()
                .connectTimeout()
                .orElse(spec.tunnel() == null ? CONNECT_TIMEOUT : CONNECT_TIMEOUT_BY_TUNNEL);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Properties named(Properties properties, String applicationName) {
        properties.setProperty("ApplicationName", applicationName);
        return properties;
    }

    /// What the driver is told for any server: time-outs, encryption, settings.
    public static Properties properties(ConnectionSpec spec, StartupOptions options) {
        var properties = new Properties();
        options.putInto(properties);
        properties.setProperty("user", spec.user());
        properties.setProperty("sslmode", spec.sslMode().libpq());
        properties.setProperty("ApplicationName", NO_NAME);
        // What the driver sets goes into the first packet. Otherwise it would use statements, whose settings
        // would stay behind in a pooler.
        properties.setProperty("assumeMinServerVersion", "12");
        var patience = Long.toString(patience(spec).toSeconds());
        properties.setProperty("connectTimeout", patience);
        properties.setProperty("loginTimeout", patience);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketFactory", PromptSocketFactory.class.getName());
        return properties;
    }
}
