package signalbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.StartupOptions;

/// Looks for a pooler before any setting is made. A pooler gives a connection another pid than that of the server's
/// session that answers, because that session may change.
public final class PoolerProbe {
    /// Which of two connections sends a statement. A pooler in transaction mode uses the session that was returned
    /// last, or the one that has been unused longest: with two connections this order shows both.
    private static final String TURNS = "ABAABBABBA";

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private PoolerProbe() {}

    /// @param connection one without settings of ours, which could stay behind
    public static boolean isPooled(Connection connection) throws SQLException {
        return pid(connection) != connection.unwrap(PGConnection.class).getBackendPID();
    }

    /// Empty when there is no pooler.
    public static Optional<Pooler> find(ConnectionSpec spec, Connection first) throws SQLException {
        return isPooled(first) ? Optional.of(mode(spec, first)) : Optional.empty();
    }

    /// A pool that has no session left for a second connection does not answer: then its mode is not known. In an open
    /// transaction the first connection would keep the pool's session, perhaps the only one, from the second and
    /// from all others: then no second one is opened.
    private static Pooler mode(ConnectionSpec spec, Connection first) throws SQLException {
        if (!first.getAutoCommit()) {
            return Pooler.UNKNOWN;
        }
        var properties = PlainConnection.properties(spec, StartupOptions.NONE);
        properties.setProperty("socketTimeout", Long.toString(PATIENCE.toSeconds()));
        try (var second = PlainConnection.connect(spec, properties, Database.APPLICATION_NAME)) {
            return mode(first, second);
        } catch (SQLException | PostgresException _) {
            return Pooler.UNKNOWN;
        }
    }

    private static Pooler mode(Connection first, Connection second) throws SQLException {
        @Nullable Integer ofFirst = null;
        @Nullable Integer ofSecond = null;
        for (int i = 0; i < TURNS.length(); i++) {
            var isFirst = TURNS.charAt(i) == 'A';
            var before = isFirst ? ofFirst : ofSecond;
            var other = isFirst ? ofSecond : ofFirst;
            Integer now = pid(isFirst ? first : second);
            if (now.equals(other) || (before != null && !before.equals(now))) {
                return Pooler.TRANSACTION;
            }
            ofFirst = isFirst ? now : ofFirst;
            ofSecond = isFirst ? ofSecond : now;
        }
        return Pooler.SESSION;
    }

    private static int pid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
