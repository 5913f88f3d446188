package signalbox.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.StatementLimits;
import signalbox.runner.election.Election;

/// A runner's connection, set up and entered into the election. If that fails, it is closed at once: otherwise it would
/// stand in the line as a runner that no process serves.
record RunnerSessionStart(Sql sql, int pid) {
    private static final int KNOWS_PLAN_CACHE_MODE = 120_000;

    /// PostgreSQL has it since version 14.
    private static final String LIMIT_SILENCE = """
            select set_config('idle_session_timeout', ?, false)
             where current_setting('server_version_num')::int >= 140000
            """;

    static RunnerSessionStart of(
            ConnectionSpec spec, RunnerOptions options, Election election, String applicationName) {
        var connection = opened(spec, options, applicationName);
        try {
            var sql = new Sql(connection);
            int pid = sql.first("read the pid", "select pg_backend_pid()", row -> row.getInt(1))
                    .orElseThrow();
            election.enter(sql, applicationName);
            if (options.isEmbedded()) {
                prepare(sql);
            }
            return new RunnerSessionStart(sql, pid);
        } catch (RuntimeException | Error e) {
            election.leave(applicationName);
            close(connection);
            throw e;
        }
    }

    /// A connection that plays a runner of the field waits for locks as those runners do.
    private static Connection opened(ConnectionSpec spec, RunnerOptions options, String applicationName) {
        if (!options.isEmbedded()) {
            return PlainConnection.openAsOdoo(spec, applicationName);
        }
        refusePooler(spec);
        return PlainConnection.openRunner(spec, applicationName, StatementLimits.RUNNING);
    }

    private static void prepare(Sql sql) {
        int version = sql.first("read the server's version", RunnerStatements.SERVER_VERSION, row -> row.getInt(1))
                .orElse(0);
        if (version >= KNOWS_PLAN_CACHE_MODE) {
            // Planning a fenced statement again for each job takes longer than running it.
            sql.execute("keep the plans", "set plan_cache_mode = force_generic_plan");
        }
        limitSilence(sql, RunnerOptions.SILENCE);
    }

    /// A pooler may have been put before the server after this runner connected last. The name and the settings of
    /// a runner would stay behind in the pooler's connection, so a connection without any looks first.
    private static void refusePooler(ConnectionSpec spec) {
        try (var look = PlainConnection.openToWatch(spec, "signalbox")) {
            CapabilityQueries.pooler(spec, new Sql(look)).ifPresent(pooler -> {
                throw new RunnerException(RunnerException.Kind.REFUSED, pooler.refusal());
            });
        } catch (SQLException e) {
            throw new IllegalStateException("Closing a connection failed", e);
        }
    }

    /// Reads a whole backlog, which may take longer than any other statement of a runner; and on a busy machine, what
    /// the server has sent may take longer than the session may be silent. If the reading fails, the session ends.
    static void loading(Sql sql, Runnable read) {
        sql.execute("allow a long statement", StatementLimits.LOADING.statements());
        limitSilence(sql, StatementLimits.LOADING.statement());
        read.run();
        limitSilence(sql, RunnerOptions.SILENCE);
        sql.execute("limit a statement again", StatementLimits.RUNNING.statements());
    }

    private static void limitSilence(Sql sql, Duration longest) {
        sql.list("limit the idle time", LIMIT_SILENCE, row -> row.getString(1), Long.toString(longest.toMillis()));
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The connection is gone in any case.
        }
    }
}
