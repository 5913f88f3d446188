package signalbox.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.testing.TestDatabase;

/// A database whose queue has stood still for a weekend: most jobs are done, many wait, some failed.
final class BigQueue implements AutoCloseable {
    /// @param rows of queue_job in all
    /// @param pending how many of them wait
    record Size(int rows, int pending) {
        static final Size USUAL = new Size(1_000_000, 500_000);

        Size {
            if (rows < 1_000 || pending < 100 || pending > rows * 9L / 10) {
                throw new IllegalArgumentException("--rows from 1000, --pending from 100 to nine tenths of them");
            }
        }

        /// One in twenty of those that do not wait.
        int failed() {
            return (rows - pending) / 20;
        }

        String label() {
            return String.format(Locale.ROOT, "%,d rows, %,d pending", rows, pending);
        }
    }

    private static final String CHANNELS =
            "(array['mail','sale','stock','a','b','c','d','e','f','g','h','i'])[1 + n %% 12]";

    /// Dates as Odoo writes them; a traceback of 3 kB for each failed job.
    private static final String FILL = """
            insert into public.queue_job (uuid, state, channel, priority, retry, max_retries, name, model_name, method_name,
                                   func_string, date_created, date_enqueued, date_started, date_done, exec_time,
                                   exc_name, exc_info)
            select gen_random_uuid()::text, s, 'root.' || %s, 10, 0, 5,
                   'A job ' || n, 'res.partner', 'method_' || n %% 20, 'res.partner(' || n || ',).touch()',
                   at, case when s <> 'pending' then at end, case when s <> 'pending' then at end,
                   case when s = 'done' then at end, case when s = 'done' then 1 end,
                   case when s = 'failed' then 'UserError' end,
                   case when s = 'failed' then repeat('  File "/home/odoo/src/user/sale.py", line 12, in send' || chr(10), 55) end
              from (select n, now() at time zone 'utc' - interval '1 day' + n * interval '50 ms' as at,
                           case when n <= %d then 'pending' when n %% 20 = 0 then 'failed' else 'done' end as s
                      from generate_series(%d, 1, -1) n) x
            """;

    private static final String CHANGE = """
            update public.queue_job set priority = 11 - (priority - 10)
             where id = (select id from public.queue_job where state = 'pending' and id >= ? order by id limit 1)
            """;

    private final TestDatabase database = TestDatabase.fresh();
    private final ConnectionSpec console;
    private final Connection admin;
    private final Size size;

    BigQueue(Size size) throws SQLException {
        this.size = size;
        this.console = database.role("in role pg_read_all_data, pg_read_all_stats");
        this.admin = PlainConnection.open(database.superuser(), "bench-admin");
        var sql = new Sql(admin);
        sql.execute("make the extension", "create extension pg_stat_statements schema public");
        sql.execute("lift the time-out", "set statement_timeout = 0");
        sql.execute("keep the trigger quiet", "set session_replication_role = replica");
        sql.execute(
                "fill the queue",
                String.format(Locale.ROOT, FILL, String.format(Locale.ROOT, CHANNELS), size.pending(), size.rows()));
        sql.execute("notify again", "reset session_replication_role");
        sql.execute("gather the statistics", "vacuum analyze public.queue_job");
    }

    Size size() {
        return size;
    }

    TestDatabase database() {
        return database;
    }

    /// A role of its own, so that the server accounts for it alone.
    ConnectionSpec console() {
        return console;
    }

    void forgetStatements() {
        new Sql(admin).first("reset the accounts", "select public.pg_stat_statements_reset()", row -> "");
    }

    /// @param millis of the server
    record Account(double millis, long calls) {}

    /// Makes failed jobs of done ones, until there are so many.
    void fail(int wanted) {
        var sql = new Sql(admin);
        sql.execute("keep the trigger quiet", "set session_replication_role = replica");
        sql.update(
                "make failed jobs",
                "update public.queue_job set state = 'failed', exc_name = 'UserError', exc_info = 'Traceback' where id in"
                        + " (select id from public.queue_job where state = 'done' order by id"
                        + " limit greatest(0, ? - (select count(*) from public.queue_job where state = 'failed')))",
                wanted);
        sql.execute("notify again", "reset session_replication_role");
        sql.execute("gather the statistics", "vacuum analyze public.queue_job");
    }

    /// What the server has worked for this role since the accounts were reset.
    Account account(String role) {
        return new Sql(admin)
                .first(
                        "read the accounts",
                        "select coalesce(sum(total_exec_time), 0) as ms, coalesce(sum(calls), 0) as calls"
                                + " from public.pg_stat_statements s join pg_roles r on r.oid = s.userid"
                                + " where r.rolname = ?",
                        row -> new Account(row.getDouble("ms"), row.getLong("calls")),
                        role)
                .orElseThrow();
    }

    /// The statements that cost most, for people.
    List<String> dearest(String role, int most) {
        return new Sql(admin)
                .list(
                        "read the accounts",
                        "select round(total_exec_time::numeric, 1) || ' ms, ' || calls || ' calls: '"
                                + " || left(regexp_replace(query, '\\s+', ' ', 'g'), 90)"
                                + " from public.pg_stat_statements s join pg_roles r on r.oid = s.userid"
                                + " where r.rolname = ? order by total_exec_time desc limit " + most,
                        row -> row.getString(1),
                        role);
    }

    /// Changes this many pending jobs a second until it is closed.
    AutoCloseable changing(int perSecond) throws SQLException {
        var connection = database.open("bench-changes");
        var thread = Thread.ofPlatform().daemon().name("bench-changes").unstarted(() -> change(connection, perSecond));
        thread.start();
        return () -> {
            thread.interrupt();
            thread.join();
            connection.close();
        };
    }

    private static void change(Connection connection, int perSecond) {
        var sql = new Sql(connection);
        var between = Duration.ofSeconds(1).dividedBy(perSecond).toNanos();
        var next = System.nanoTime();
        try {
            for (long i = 0; !Thread.currentThread().isInterrupted(); i++) {
                sql.update("change a job", CHANGE, i % 5_000);
                next += between;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (PostgresException e) {
            // The interruption closed its socket.
        }
    }

    @Override
    public void close() throws SQLException {
        admin.close();
        database.close();
    }
}
