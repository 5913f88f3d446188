package signalbox.record.file;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/// One connection to a recording. Statements are prepared once. All methods throw `RecordFileException`. For one thread
/// at a time.
public final class RecordConnection implements AutoCloseable {
    private static final int STEPS = 10_000;
    private static final int MOST_STATEMENTS = 100;

    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    RecordConnection(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// Reads one row.
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(Connection connection) throws SQLException;
    }

    private <T> T use(Use<T> use) {
        try {
            return use.of(connection);
        } catch (SQLException e) {
            throw RecordFaults.of(file, e);
        }
    }

    void begin() {
        var version = version();
        if (version > RecordTables.VERSION) {
            throw RecordFaults.newer(file, version);
        }
        if (version == 0) {
            execute("PRAGMA auto_vacuum = INCREMENTAL");
        }
        execute("PRAGMA journal_mode = WAL");
        execute("PRAGMA journal_size_limit = 4000000");
        if (version < RecordTables.VERSION) {
            transaction(() -> use(open -> {
                // Another process may have done it in the meantime.
                RecordTables.upgrade(open, version());
                return true;
            }));
        }
    }

    void readOnly() {
        execute("PRAGMA query_only = 1");
    }

    /// The form of its tables; 0 for a new file.
    public int version() {
        return (int) number("PRAGMA user_version");
    }

    /// Runs a statement that has no parameters.
    public void execute(String sql) {
        use(open -> {
            try (var statement = open.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /// All or nothing. Takes the right to write at its begin, and waits for it, some seconds at most.
    public void transaction(Runnable work) {
        execute("BEGIN IMMEDIATE");
        try {
            work.run();
            execute("COMMIT");
        } catch (RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    /// A full disk may have rolled it back already.
    private void rollBack(RuntimeException cause) {
        try {
            execute("ROLLBACK");
        } catch (RecordFileException e) {
            cause.addSuppressed(e);
        }
    }

    /// @return how many rows it changed
    public int update(String sql, @Nullable Object... values) {
        return use(open -> filled(open, sql, values).executeUpdate());
    }

    /// @return the id of the new row
    public long insert(String sql, @Nullable Object... values) {
        update(sql, values);
        return number("SELECT last_insert_rowid()");
    }

    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) {
        return use(open -> {
            var rows = new ArrayList<T>();
            try (var found = filled(open, sql, values).executeQuery()) {
                while (found.next()) {
                    rows.add(reader.read(found));
                }
            }
            return rows;
        });
    }

    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /// The one number that it gives; 0 where it gives none.
    public long number(String sql, @Nullable Object... values) {
        return first(sql, row -> row.getLong(1), values).orElse(0L);
    }

    private PreparedStatement filled(Connection open, String sql, @Nullable Object... values) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            closeIfMany();
            statement = open.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
        return statement;
    }

    private void closeIfMany() throws SQLException {
        if (prepared.size() >= MOST_STATEMENTS) {
            for (var statement : prepared.values()) {
                statement.close();
            }
            prepared.clear();
        }
    }

    /// The size of the file with the log beside it is a little more.
    public long bytes() {
        return number("PRAGMA page_count") * number("PRAGMA page_size");
    }

    /// What of it is in use.
    public long usedBytes() {
        return (number("PRAGMA page_count") - number("PRAGMA freelist_count")) * number("PRAGMA page_size");
    }

    /// Gives room that is no longer used back to the disk, so many pages of it.
    public void shrink(int pages) {
        use(open -> {
            try (var statement = open.createStatement()) {
                // It goes on for as long as it is stepped.
                return statement.executeUpdate("PRAGMA incremental_vacuum(" + pages + ")");
            }
        });
    }

    /// From now on, what takes longer fails with the fault TOO_LONG, until the next call.
    public void limitTo(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        use(open -> {
            ProgressHandler.setHandler(open, STEPS, new ProgressHandler() {
                @Override
                protected int progress() {
                    return System.nanoTime() > end ? 1 : 0;
                }
            });
            return true;
        });
    }

    @Override
    public void close() {
        use(open -> {
            open.close();
            return true;
        });
    }
}
