package signalbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.LoadMeter;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresErrors;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.StartupOptions;

/// The session that is opened before its pool: the pool would report its own time-out instead of the reason, and does
/// not see a pooler on the way. Without one it is the pool's first session, so that the server starts one backend.
///
/// @param connection null when a pooler is on the way: it has settings of ours, which are not for a pooler
/// @param properties what the pool opens its other sessions with
/// @param opening how long it took to open
/// @param meter what all sessions of the pool count for
record FirstSession(
        @Nullable Connection connection,
        @Nullable Pooler pooler,
        Properties properties,
        Duration opening,
        LoadMeter meter) {

    /// @throws PostgresException when the server cannot be reached, refuses this role, or fails the check
    static FirstSession open(ConnectionSpec spec, StartupOptions options, Consumer<Sql> check) {
        var meter = new LoadMeter();
        try {
            return open(spec, options, check, meter);
        } catch (SQLException e) {
            meter.close();
            throw PostgresErrors.connecting(spec, e);
        } catch (RuntimeException e) {
            meter.close();
            throw e;
        }
    }

    private static FirstSession open(ConnectionSpec spec, StartupOptions options, Consumer<Sql> check, LoadMeter meter)
            throws SQLException {
        var properties = properties(spec, options, meter);
        var begun = System.nanoTime();
        var connection = PlainConnection.open(spec, Database.APPLICATION_NAME, properties);
        var opening = Duration.ofNanos(System.nanoTime() - begun);
        var isKept = false;
        try {
            if (spec.requirement() == null) {
                PlainConnection.requireAnswer(spec, connection);
            }
            check.accept(new Sql(connection));
            var pooler = PoolerProbe.find(spec, connection).orElse(null);
            isKept = pooler == null;
            return isKept
                    ? new FirstSession(connection, null, properties, opening, meter)
                    : new FirstSession(null, pooler, throughPooler(spec, meter), opening, meter);
        } finally {
            if (!isKept) {
                connection.close();
            }
        }
    }

    private static Properties properties(ConnectionSpec spec, StartupOptions options, LoadMeter meter) {
        var properties = PlainConnection.properties(spec, options);
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("socketFactoryArg", meter.name());
        return properties;
    }

    private static Properties throughPooler(ConnectionSpec spec, LoadMeter meter) {
        var properties = properties(spec, StartupOptions.NONE, meter);
        // A prepared statement would stay in the server's session for the next client.
        properties.setProperty("prepareThreshold", "0");
        return properties;
    }

    /// In a session that applies replicated changes the trigger that notifies runners does not fire (PostgreSQL manual,
    /// session_replication_role): no runner would be notified of what an action changes.
    static void requireTriggers(Sql sql) {
        sql.first(
                        "check whether triggers fire",
                        "SELECT current_user AS role WHERE pg_catalog.current_setting('session_replication_role')"
                                + " OPERATOR(pg_catalog.=) 'replica'",
                        row -> row.getString("role"))
                .ifPresent(role -> {
                    throw new PostgresException(
                            PostgresException.Kind.NO_RIGHTS,
                            "Triggers do not fire in sessions of role " + role
                                    + " (session_replication_role is replica):"
                                    + " no runner would be notified of a change. Connect as Odoo's own role, or take the setting"
                                    + " away: ALTER ROLE … RESET session_replication_role.",
                            null);
                });
    }
}
