package signalbox.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Statements on one connection: named SQL texts, arguments bound in order, rows mapped to values.
/// Not thread-safe, as the connection is not.
public final class Sql {
    /// Makes a value from the current row.
    @FunctionalInterface
    public interface RowMapper<T extends @Nullable Object> {
        T map(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    public Sql(Connection connection) {
        this.connection = connection;
    }

    public Connection connection() {
        return connection;
    }

    /// @param what completes "Could not …" when it fails
    /// @throws PostgresException with the reason
    public <T extends @Nullable Object> List<T> list(
            String what, String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        try (var statement = bound(sql, arguments);
                var rows = statement.executeQuery()) {
            var values = new ArrayList<T>();
            while (rows.next()) {
                values.add(mapper.map(rows));
            }
            return values;
        } catch (SQLException e) {
            throw Faults.running(what, e);
        }
    }

    /// Several statements in one round trip and one transaction.
    ///
    /// @param mappers of those that answer rows, in their order
    public <T extends @Nullable Object> List<T> listTogether(
            String what, String statements, List<RowMapper<T>> mappers, @Nullable Object... arguments) {
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
            throw Faults.running(what, e);
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

    /// The number of rows changed.
    public int update(String what, String sql, @Nullable Object... arguments) {
        try (var statement = bound(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw Faults.running(what, e);
        }
    }

    /// Runs a script or a setting that answers nothing.
    public void execute(String what, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw Faults.running(what, e);
        }
    }

    /// Reads inside a transaction without endangering it: what fails is undone, and the rest goes on.
    ///
    /// @throws PostgresException with the reason, once undone
    public <T extends @Nullable Object> T apart(String what, Supplier<T> read) {
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
            throw Faults.running(what, e);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object[] arguments) throws SQLException {
        var statement = connection.prepareStatement(sql);
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

    /// A column of Odoo's type `timestamp without time zone`, which is always UTC.
    public static @Nullable Instant utc(ResultSet row, String column) throws SQLException {
        var local = row.getObject(column, LocalDateTime.class);
        return local == null ? null : local.toInstant(ZoneOffset.UTC);
    }

    /// A column of type `timestamp with time zone`.
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    public static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        var value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    public static @Nullable Double real(ResultSet row, String column) throws SQLException {
        var value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
