package signalbox.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import signalbox.postgres.connection.LoadMeter;
import signalbox.postgres.connection.PostgresErrors;
import signalbox.postgres.connection.PostgresException;

/// Statements on one connection: named SQL texts, arguments in order, rows mapped to values. A table of Odoo is written
/// in braces, `{queue_job}`, and found in whatever schema it is (see `TableNames`). Not thread-safe, because the
/// connection is not.
public final class Sql {
    /// Makes a value from the current row.
    @FunctionalInterface
    public interface RowMapper<T extends @Nullable Object> {
        T map(ResultSet row) throws SQLException;
    }

    private static final String UNDEFINED_TABLE = "42P01";

    /// No job is older than queue_job, and none is meant for a year of more than four digits.
    private static final LocalDateTime EARLIEST = LocalDateTime.of(2000, 1, 1, 0, 0);

    private static final LocalDateTime LATEST = LocalDateTime.of(10_000, 1, 1, 0, 0);
    private static final String LATEST_TEXT = "10000-01-01";

    private final Connection connection;
    private final TableNames tables;
    private final @Nullable LoadMeter meter;

    public Sql(Connection connection) {
        this(connection, new TableNames(), null);
    }

    /// @param tables what is already known about the connection's database
    /// @param meter counts the statements; null: nobody does
    Sql(Connection connection, TableNames tables, @Nullable LoadMeter meter) {
        this.connection = connection;
        this.tables = tables;
        this.meter = meter;
    }

    public Connection connection() {
        return connection;
    }

    /// Which of Odoo's tables exist: the name with its schema, by the name alone.
    ///
    /// @throws PostgresException with the reason
    public Map<String, String> tables(String what) {
        try {
            return tables.qualified(connection);
        } catch (SQLException e) {
            throw fault(what, e);
        }
    }

    /// Tables that have the name of one of Odoo's and are not used, because they are not beside queue_job.
    ///
    /// @throws PostgresException with the reason
    public List<String> tablesOfOthers(String what) {
        try {
            return tables.others(connection);
        } catch (SQLException e) {
            throw fault(what, e);
        }
    }

    /// The schemas that have a table queue_job; first the one whose table `{queue_job}` means.
    ///
    /// @throws PostgresException with the reason
    public List<String> queueSchemas(String what) {
        try {
            return tables.schemas(connection, TableNames.QUEUE_JOB);
        } catch (SQLException e) {
            throw fault(what, e);
        }
    }

    private PostgresException fault(String what, SQLException e) {
        if (UNDEFINED_TABLE.equals(e.getSQLState())) {
            tables.forget();
        }
        return PostgresErrors.running(what, e);
    }

    /// @param what completes "Could not …" when it fails
    /// @throws PostgresException with the reason
    public <T extends @Nullable Object> List<T> list(
            String what, String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        try (var statement = bound(sql, arguments)) {
            var begun = System.nanoTime();
            try (var rows = statement.executeQuery()) {
                var values = new ArrayList<T>();
                while (rows.next()) {
                    values.add(mapper.map(rows));
                }
                return values;
            } finally {
                answered(begun);
            }
        } catch (SQLException e) {
            throw fault(what, e);
        }
    }

    /// Several statements in one round trip and one transaction.
    ///
    /// @param mappers one for each statement that returns rows, in order
    public <T extends @Nullable Object> List<T> listTogether(
            String what, String statements, List<RowMapper<T>> mappers, @Nullable Object... arguments) {
        var begun = System.nanoTime();
        try (var statement = bound(statements, arguments)) {
            var values = new ArrayList<T>();
            var mapper = mappers.iterator();
            var isRows = statement.execute();
            while (isRows || statement.getUpdateCount() >= 0) {
                if (isRows) {
                    read(statement.getResultSet(), mapper.next(), values);
                }
                isRows = statement.getMoreResults();
            }
            return values;
        } catch (SQLException e) {
            throw fault(what, e);
        } finally {
            answered(begun);
        }
    }

    private static <T extends @Nullable Object> void read(ResultSet from, RowMapper<T> mapper, List<T> into)
            throws SQLException {
        try (from) {
            while (from.next()) {
                into.add(mapper.map(from));
            }
        }
    }

    /// The first row, if any.
    public <T> Optional<T> first(String what, String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        return list(what, sql, mapper, arguments).stream().findFirst();
    }

    /// Reads an answer in portions, so that it is never in memory as a whole. To be called in a transaction of its own,
    /// on no connection that is read in portions already.
    ///
    /// @param size rows of one portion; the last one has fewer
    /// @param taker false: no more are wanted
    public <T extends @Nullable Object> void portions(
            String what,
            String query,
            int size,
            RowMapper<T> mapper,
            Predicate<List<T>> taker,
            @Nullable Object... arguments) {
        update(what, "DECLARE portions NO SCROLL CURSOR FOR " + query, arguments);
        List<T> portion;
        do {
            portion = list(what, "FETCH FORWARD " + size + " FROM portions", mapper);
        } while (taker.test(portion) && portion.size() == size);
        execute(what, "CLOSE portions");
    }

    /// Reads an answer row by row while the server still works on it: the quickest way for many rows. The limit of
    /// time of a statement holds for the whole answer. When the taker throws, the session ends.
    ///
    /// @param query without arguments; the types of its columns are those that the taker reads
    public void copied(String what, String query, Consumer<CopiedRow> taker) {
        var waited = 0L;
        try {
            var begun = System.nanoTime();
            var copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (" + tables.resolve(connection, query) + ") TO STDOUT (FORMAT binary)");
            try {
                var row = new CopiedRow();
                for (var message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                    waited += System.nanoTime() - begun;
                    if (row.read(message)) {
                        taker.accept(row);
                    }
                    begun = System.nanoTime();
                }
            } finally {
                if (copy.isActive()) {
                    // pgjdbc 42.7 cancels a COPY too late: the next statement gets the answer.
                    connection.abort(Runnable::run);
                }
            }
        } catch (SQLException e) {
            throw fault(what, e);
        } finally {
            if (meter != null) {
                meter.answered(waited);
            }
        }
    }

    /// The number of rows changed.
    public int update(String what, String sql, @Nullable Object... arguments) {
        var begun = System.nanoTime();
        try (var statement = bound(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw fault(what, e);
        } finally {
            answered(begun);
        }
    }

    /// Runs a script or a setting that returns nothing.
    public void execute(String what, String sql) {
        var begun = System.nanoTime();
        try (var statement = connection.createStatement()) {
            statement.execute(tables.resolve(connection, sql));
        } catch (SQLException e) {
            throw fault(what, e);
        } finally {
            answered(begun);
        }
    }

    public boolean isInTransaction() {
        try {
            return !connection.getAutoCommit();
        } catch (SQLException e) {
            throw fault("look at the session", e);
        }
    }

    /// Reads inside a transaction without putting it at risk: if the reading fails, it is undone, and the
    /// transaction can go on. Outside of one there is nothing at risk.
    ///
    /// @throws PostgresException with the reason, after it was undone
    public <T extends @Nullable Object> T apart(String what, Supplier<T> read) {
        if (!isInTransaction()) {
            return read.get();
        }
        try {
            var before = connection.setSavepoint();
            try {
                var value = read.get();
                connection.releaseSavepoint(before);
                return value;
            } catch (PostgresException e) {
                connection.rollback(before);
                throw e;
            }
        } catch (SQLException e) {
            throw fault(what, e);
        }
    }

    /// Tries changes and takes them back: outside of a transaction. Constraints that are deferred are checked too.
    ///
    /// @throws PostgresException when a change is refused
    public void rehearse(String what, Runnable changes) {
        try {
            connection.setAutoCommit(false);
            try {
                changes.run();
                execute(what, "SET CONSTRAINTS ALL IMMEDIATE");
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw fault(what, e);
        }
    }

    private void answered(long begun) {
        if (meter != null) {
            meter.answered(System.nanoTime() - begun);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object[] arguments) throws SQLException {
        var statement = connection.prepareStatement(tables.resolve(connection, sql));
        try {
            for (int i = 0; i < arguments.length; i++) {
                bind(statement, i + 1, arguments[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private void bind(PreparedStatement statement, int at, @Nullable Object argument) throws SQLException {
        switch (argument) {
            case null -> statement.setObject(at, null);
            case Instant instant -> statement.setObject(at, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            case Collection<?> many ->
                statement.setArray(at, connection.createArrayOf(arrayType(many), many.toArray()));
            default -> statement.setObject(at, argument);
        }
    }

    private static String arrayType(Collection<?> many) {
        return many.stream().allMatch(Integer.class::isInstance) && !many.isEmpty() ? "int4" : "text";
    }

    /// A column of Odoo's type `timestamp without time zone`, which is always UTC. Null also for values that are
    /// not a time of a job: infinity, and years out of range.
    public static @Nullable Instant utc(ResultSet row, String column) throws SQLException {
        var local = row.getObject(column, LocalDateTime.class);
        return local == null || local.isBefore(EARLIEST) || !local.isBefore(LATEST)
                ? null
                : local.toInstant(ZoneOffset.UTC);
    }

    /// The same for sorting: values that are not a time get the place where PostgreSQL sorts them.
    public static @Nullable Instant sorted(ResultSet row, String column) throws SQLException {
        var local = row.getObject(column, LocalDateTime.class);
        if (local == null) {
            return null;
        }
        var within = local.isBefore(EARLIEST) ? EARLIEST : local.isBefore(LATEST) ? local : LATEST;
        return within.toInstant(ZoneOffset.UTC);
    }

    /// The expression that sorts a column in a statement as `sorted` does.
    public static String sorted(String column) {
        return "(CASE WHEN " + column + " IS NOT NULL THEN least(greatest(" + column + ", '" + EARLIEST + "'), '"
                + LATEST_TEXT + "') END)";
    }

    /// The expression that gives a column in a statement as `utc` does: NULL for what is not a time.
    public static String time(String column) {
        return "(CASE WHEN " + isTime(column) + " THEN " + column + " END)";
    }

    /// The condition under which `utc` reads the column as a time.
    public static String isTime(String column) {
        return column + " >= '" + EARLIEST + "' AND " + column + " < '" + LATEST_TEXT + "'";
    }

    /// The condition under which the column is later than any time of a job.
    public static String isNever(String column) {
        return column + " >= '" + LATEST_TEXT + "'";
    }

    /// A column of type `timestamp with time zone`; null for infinity.
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null || at.equals(OffsetDateTime.MAX) || at.equals(OffsetDateTime.MIN) ? null : at.toInstant();
    }

    /// Empty for NULL.
    public static String text(ResultSet row, String column) throws SQLException {
        @Nullable String value = row.getString(column);
        return value == null ? "" : value;
    }

    public static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        var value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /// Null also for infinity and for what is not a number.
    public static @Nullable Double real(ResultSet row, String column) throws SQLException {
        var value = row.getDouble(column);
        return row.wasNull() || !Double.isFinite(value) ? null : value;
    }
}
