package signalbox.postgres;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.LoadMeter;
import signalbox.postgres.connection.PostgresErrors;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.StartupOptions;
import signalbox.postgres.connection.StatementLimits;
import signalbox.text.DurationText;

/// A limited set of sessions of one kind on one database. Sessions that watch are read-only in PostgreSQL itself; the
/// one that acts is open only while armed. Safe for several threads; the pool limits the load on the database, not the
/// threads.
public final class Database implements AutoCloseable {
    public static final String APPLICATION_NAME = "signalbox";

    private static final Duration CLOSING = Duration.ofSeconds(1);
    private static final int WATCHERS = 3;
    /// Through a pooler each session that is kept may take one of the server's from others.
    private static final int POOLED_WATCHERS = 2;

    private final ConnectionSpec spec;
    private final StatementLimits limits;
    private final @Nullable Pooler pooler;
    private final SessionLender lender;
    private final TableNames tables = new TableNames();
    private final LoadMeter meter;

    private Database(ConnectionSpec spec, StatementLimits limits, FirstSession first, SessionLender lender) {
        this.spec = spec;
        this.limits = limits;
        this.pooler = first.pooler();
        this.meter = first.meter();
        this.lender = lender;
    }

    /// Opens up to three sessions that cannot write.
    ///
    /// @throws PostgresException when the server cannot be reached or refuses this role
    public static Database watching(ConnectionSpec spec, StatementLimits limits) {
        var first = FirstSession.open(spec, StartupOptions.watching(limits), _ -> {});
        var size = first.pooler() == null ? WATCHERS : POOLED_WATCHERS;
        return new Database(spec, limits, first, PooledSessions.watching(spec, first, size));
    }

    /// Opens one session that cannot write, and never a second one at the same time: for a database that is watched in
    /// the background. Two threads that want it wait for each other.
    ///
    /// @throws PostgresException when the server cannot be reached or refuses this role
    public static Database watchingAlone(ConnectionSpec spec, StatementLimits limits) {
        var first = FirstSession.open(spec, StartupOptions.watching(limits), _ -> {});
        return new Database(spec, limits, first, new SingleSession(PoolDataSource.of(spec, first)));
    }

    /// Opens the one session that may change rows.
    ///
    /// @throws PostgresException when the server cannot be reached or refuses this role
    public static Database acting(ConnectionSpec spec, StatementLimits limits) {
        var first = FirstSession.open(spec, StartupOptions.acting(limits), FirstSession::requireTriggers);
        return new Database(spec, limits, first, PooledSessions.acting(spec, first));
    }

    public ConnectionSpec spec() {
        return spec;
    }

    /// The pooler that the connection goes through.
    public Optional<Pooler> pooler() {
        return Optional.ofNullable(pooler);
    }

    /// What these sessions ask of the server.
    public LoadMeter meter() {
        return meter;
    }

    /// How many sessions are open now.
    public int sessions() {
        return lender.open();
    }

    /// Lends a session in autocommit for some statements. Each is its own transaction; through a pooler all are
    /// one.
    ///
    /// @param what completes "Could not …" when no session is free
    public <T> T use(String what, Function<Sql, T> work) {
        if (pooler != null) {
            return transaction(what, work);
        }
        var connection = borrow(what);
        try {
            return work.apply(new Sql(connection, tables, meter));
        } catch (PostgresException e) {
            throw FailureCause.explained(e, connection);
        } finally {
            lender.giveBack(connection);
        }
    }

    /// Lends a session for one transaction that sees the data of one moment (REPEATABLE READ).
    public <T> T atOneMoment(String what, Function<Sql, T> work) {
        return transaction(what, "REPEATABLE READ", work);
    }

    /// Runs one transaction at READ COMMITTED, which is rolled back when the work throws.
    public <T> T transaction(String what, Function<Sql, T> work) {
        return transaction(what, "READ COMMITTED", work);
    }

    private <T> T transaction(String what, String isolation, Function<Sql, T> work) {
        var connection = borrow(what);
        try {
            connection.setAutoCommit(false);
            begin(connection, isolation);
            var value = worked(connection, work);
            commit(connection, what);
            return value;
        } catch (SQLException e) {
            throw PostgresErrors.running(what, e);
        } finally {
            lender.giveBack(connection);
        }
    }

    private <T> T worked(Connection connection, Function<Sql, T> work) {
        try {
            return work.apply(new Sql(connection, tables, meter));
        } catch (PostgresException e) {
            rollback(connection, e);
            throw FailureCause.explained(e, connection);
        } catch (RuntimeException e) {
            rollback(connection, e);
            throw e;
        }
    }

    /// A loss during COMMIT is the only one after which the result is not known: a loss before it undoes the work.
    private void commit(Connection connection, String what) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw lender.isReadOnly() ? PostgresErrors.running(what, e) : PostgresErrors.committing(what, e);
        }
    }

    /// These settings end with the transaction. The driver's own method would keep the isolation level after it.
    private void begin(Connection connection, String isolation) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL " + isolation
                    + (pooler == null ? "" : "; " + limits.ofTransaction()));
        }
    }

    private static void rollback(Connection connection, RuntimeException reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private Connection borrow(String what) {
        try {
            return lender.borrow();
        } catch (PoolInitializationException e) {
            throw PostgresErrors.running(what, new SQLException(e.getMessage(), "08006", e));
        } catch (SQLException e) {
            if (e.getCause() instanceof PostgresException cause) {
                throw cause;
            }
            if (e.getCause() instanceof SQLException cause) {
                throw PostgresErrors.connecting(spec, cause);
            }
            throw new PostgresException(
                    PostgresException.Kind.UNREACHABLE,
                    "Could not " + what + ": no connection to the server at " + spec.address()
                            + " could be opened within " + DurationText.inSentence(lender.patience()) + ".",
                    e);
        }
    }

    /// Takes at most 1 s: after that a thread of its own waits for the server.
    @Override
    public void close() {
        meter.close();
        var closing =
                Thread.ofPlatform().daemon().name("close-" + lender.name()).start(lender::close);
        try {
            closing.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
