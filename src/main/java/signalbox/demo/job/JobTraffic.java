package signalbox.demo.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;

/// New jobs like those of a shop: usually one at a time, sometimes many at once or a graph. It also deletes old jobs,
/// so that the table does not grow without end. It has its own thread. While the server is down, it waits.
public final class JobTraffic implements AutoCloseable {
    /// The average number of jobs for each event: see `next`.
    private static final double JOBS_PER_EVENT = 0.87 + 0.07 * 12 + 0.06 * 4;

    private static final Duration HOUSEKEEPING = Duration.ofMinutes(1);
    private static final Duration AWAY = Duration.ofSeconds(1);
    private static final List<String> VACUUM = List.of(
            "delete from queue_job where state in ('done', 'cancelled')"
                    + " and date_created < (now() at time zone 'utc') - interval '3 hours'",
            "delete from queue_job where id in (select id from queue_job where state = 'failed'"
                    + " order by id desc offset 90)",
            "delete from queue_job job where state = 'wait_dependencies' and not exists"
                    + " (select 1 from queue_job other where other.graph_uuid = job.graph_uuid"
                    + " and other.state not in ('done', 'wait_dependencies'))"
                    + " and date_created < (now() at time zone 'utc') - interval '10 minutes'");

    private final ConnectionSpec odoo;
    private final RandomGenerator random;
    private final JobGenerator maker;
    private final Duration interval;
    private final Thread thread;
    private Deadline nextHousekeeping = Deadline.in(HOUSEKEEPING);

    private JobTraffic(ConnectionSpec odoo, RandomGenerator random, double perSecond) {
        this.odoo = odoo;
        this.random = random;
        this.maker = new JobGenerator(random);
        this.interval = Duration.ofNanos((long) (1e9 * JOBS_PER_EVENT / perSecond));
        this.thread = Thread.ofVirtual().name("demo-trickle").unstarted(this::run);
    }

    public static JobTraffic start(ConnectionSpec odoo, RandomGenerator random, double perSecond) {
        var trickle = new JobTraffic(odoo, random, perSecond);
        trickle.thread.start();
        return trickle;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                work();
                Thread.sleep(AWAY);
            }
        } catch (InterruptedException e) {
            // The thread is to end.
        }
    }

    private void work() throws InterruptedException {
        try (var connection = PlainConnection.openAsOdoo(odoo, "signalbox demo")) {
            connection.setAutoCommit(false);
            store(connection, pile(30));
            while (true) {
                Thread.sleep(Duration.ofNanos((long) (interval.toNanos() * -Math.log(1 - random.nextDouble()))));
                store(connection, next());
                keepHouse(connection);
            }
        } catch (SQLException | PostgresException e) {
            // The server is down: the next connection shows when it is back.
        }
    }

    private List<NewJobRow> next() {
        int dice = random.nextInt(100);
        if (dice < 7) {
            return pile(random.nextInt(7, 18));
        }
        var now = Instant.now();
        return dice < 13 ? maker.graph(now) : List.of(maker.job(maker.anyKind(), now));
    }

    private List<NewJobRow> pile(int size) {
        var kind = maker.anyKind();
        var now = Instant.now();
        var rows = new ArrayList<NewJobRow>();
        for (int i = 0; i < size; i++) {
            rows.add(maker.job(i % 3 == 0 ? maker.anyKind() : kind, now));
        }
        return rows;
    }

    private static void store(Connection connection, List<NewJobRow> rows) throws SQLException {
        JobRowWriter.insert(connection, rows);
        connection.commit();
    }

    private void keepHouse(Connection connection) throws SQLException {
        if (nextHousekeeping.isOver()) {
            nextHousekeeping = Deadline.in(HOUSEKEEPING);
            VACUUM.forEach(delete -> new Sql(connection).update("tidy the queue", delete));
            connection.commit();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
