package signalbox.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;

/// What the server did for each statement of one role, by its own accounts (pg_stat_statements).
public final class StatementAccounts implements AutoCloseable {
    private static final String ACCOUNTS = """
            select queryid, query, calls, (shared_blks_hit + shared_blks_read)::float8 / calls as pages
              from accounts.pg_stat_statements(true)
             where userid = ?::regrole and dbid = (select oid from pg_database where datname = current_database())
               and calls > 0
            """;

    private final Connection connection;
    private final Sql sql;
    private final String role;

    /// One statement, however often it was sent. Arguments and numbers in its text do not count.
    ///
    /// @param pages how many pages of tables and indexes one call looked at, on average
    public record Account(long id, String text, long calls, double pages) {}

    /// @param role of this database
    public StatementAccounts(TestDatabase database, String role) {
        this.role = role;
        this.connection = PlainConnection.open(database.superuser(), "accounts");
        this.sql = new Sql(connection);
        sql.execute("make room for the accounts", "create schema accounts");
        sql.execute("show the accounts", "create extension pg_stat_statements schema accounts");
        sql.execute("keep accounts", "alter role " + role + " set pg_stat_statements.track = 'top'");
        // One page of an index has hundreds of entries: with the rows themselves, a walk along an index shows.
        sql.execute("look at rows", "alter role " + role + " set enable_indexonlyscan = off");
    }

    /// Forgets what was done so far.
    public void clear() {
        sql.list(
                "clear the accounts",
                "select accounts.pg_stat_statements_reset(?::regrole::oid, 0, 0)::text",
                row -> row.getString(1),
                role);
    }

    /// By the number that the server gives a statement.
    public Map<Long, Account> read() {
        return sql
                .list(
                        "read the accounts",
                        ACCOUNTS,
                        row -> new Account(
                                row.getLong("queryid"),
                                row.getString("query"),
                                row.getLong("calls"),
                                row.getDouble("pages")),
                        role)
                .stream()
                .collect(Collectors.toMap(Account::id, Function.identity(), (one, _) -> one));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
