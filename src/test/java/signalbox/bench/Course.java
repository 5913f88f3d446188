package signalbox.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.testing.TestDatabase;

/// A fresh database with an Odoo, where either runner can run: jobs are put in, and the course of each burst is
/// timed.
final class Course implements AutoCloseable {
    private static final long LONGEST_SECONDS = 120;
    private static final double NANOS_PER_MILLI = 1e6;

    private static final String ADD = """
            insert into queue_job (uuid, state, priority, date_created, name, model_name, method_name)
            select gen_random_uuid()::text, 'pending', 10, now() at time zone 'utc', 'A job', 'res.partner', 'touch'
              from generate_series(1, ?)
            """;

    /// @param toFirst from the commit of the jobs to the first request, in milliseconds
    /// @param toEnd from the commit to the commit of the last end
    record Times(double toFirst, double toEnd) {}

    /// What happens to one burst.
    private static final class Burst {
        private final CountDownLatch open;
        private final AtomicLong first = new AtomicLong();
        private volatile long ended;

        Burst(int jobs) {
            open = new CountDownLatch(jobs);
        }

        void arrived(QuickOdoo.Request request) {
            first.compareAndSet(0, request.at());
        }

        void completed(int jobs) {
            ended = System.nanoTime();
            for (int i = 0; i < jobs; i++) {
                open.countDown();
            }
        }
    }

    private final TestDatabase database = TestDatabase.fresh();
    private final Connection connection = database.open("bench");
    private final Sql sql = new Sql(connection);
    private final QuickOdoo odoo;
    private volatile Burst burst = new Burst(0);

    /// What adds a job does not wait for the disk: a job can be seen from about the call of its commit on.
    Course() throws IOException, SQLException {
        sql.execute("commit without a flush", "set synchronous_commit = off");
        odoo = new QuickOdoo(database.spec(), request -> burst.arrived(request), jobs -> burst.completed(jobs.size()));
    }

    /// On an empty queue; returns when it works.
    AutoCloseable start(Side side) throws SQLException, IOException, InterruptedException {
        return start(side::start);
    }

    /// @param <R> what keeps the runner
    interface Starter<R extends AutoCloseable> {
        R start(ConnectionSpec spec, RunjobEndpoint target) throws SQLException, IOException;
    }

    <R extends AutoCloseable> R start(Starter<R> starter) throws SQLException, IOException, InterruptedException {
        sql.execute("empty the queue", "truncate queue_job cascade");
        var runner = starter.start(database.spec(), odoo.endpoint());
        burst(1);
        return runner;
    }

    /// Adds so many jobs in one transaction, and waits for the end of the last.
    Times burst(int jobs) throws SQLException, InterruptedException {
        var now = new Burst(jobs);
        burst = now;
        connection.setAutoCommit(false);
        sql.update("add jobs", ADD, jobs);
        var committed = System.nanoTime();
        connection.setAutoCommit(true);
        if (!now.open.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(now.open.getCount() + " of " + jobs + " jobs were not completed");
        }
        return new Times((now.first.get() - committed) / NANOS_PER_MILLI, (now.ended - committed) / NANOS_PER_MILLI);
    }

    /// One job after the other: each is added when the one before is done.
    List<Double> singles(int jobs) throws SQLException, InterruptedException {
        var times = new ArrayList<Double>();
        for (int i = 0; i < jobs; i++) {
            times.add(burst(1).toFirst());
        }
        return times;
    }

    @Override
    public void close() throws IOException, SQLException {
        odoo.close();
        connection.close();
        database.close();
    }
}
