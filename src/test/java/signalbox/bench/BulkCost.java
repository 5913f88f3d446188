package signalbox.bench;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.ActionSessions;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.JobState;
import signalbox.queue.action.JobOperations;
import signalbox.queue.action.bulk.BulkAction;
import signalbox.queue.action.bulk.BulkHandler;
import signalbox.queue.action.bulk.CurrentBulk;
import signalbox.queue.filter.JobFilter;

/// How long it takes to requeue all failed jobs, against one UPDATE for each, as a loop over jobs sends them. Of the
/// loop only a part is run: each of its statements costs the same.
final class BulkCost {
    private static final int JOBS = 100_000;
    private static final int LOOPED = 2_000;
    private static final JobFilter FAILED = JobFilter.ALL.withStates(Set.of(JobState.FAILED));
    private static final String ONE =
            "update public.queue_job set state = 'pending', exc_info = null, retry = 0 where uuid = ?";

    private static final String ALL = "update public.queue_job set state = 'pending', exc_info = null, retry = 0"
            + " where id in (select id from public.queue_job where state = 'failed' order by id limit ?)";

    private BulkCost() {}

    static Result measure(BigQueue queue, Consumer<String> progress) throws SQLException {
        progress.accept("making failed jobs");
        queue.fail(JOBS + LOOPED);
        var loop = looped(queue) * JOBS / LOOPED;
        progress.accept("one UPDATE for each of %,d jobs, counted up from %,d: %.1f s".formatted(JOBS, LOOPED, loop));
        var single = single(queue);
        progress.accept("one UPDATE for all of them: %.1f s".formatted(single));
        queue.forgetStatements();
        var begun = System.nanoTime();
        var changed = requeued(queue);
        var took = (System.nanoTime() - begun) / 1e9;
        queue.dearest(queue.database().spec().user(), 8).forEach(progress);
        var server = queue.account(queue.database().spec().user());
        return new Result(
                List.of(new Result.Row(
                        "requeue %,d failed jobs".formatted(changed),
                        "%.1f s".formatted(took),
                        "%.1f s one UPDATE for each".formatted(loop),
                        "%.1f times quicker".formatted(loop / took),
                        Result.goal("at least 50 times", loop / took >= 50))),
                List.of(
                        "One UPDATE for all of them, which locks every row until its end, compares and reports nothing: %.1f s."
                                        .formatted(single)
                                + " That is %.1f times quicker than one for each: the server itself allows no more."
                                        .formatted(loop / single),
                        "Ours: the preview's freeze, batches of 500 in transactions of their own, each row locked, compared"
                                + " with what was shown, changed, and read again before the commit; the report.",
                        "The server worked %.1f s for it, in %,d statements."
                                .formatted(server.millis() / 1000, server.calls())),
                Map.of(
                        "jobs",
                        changed,
                        "seconds",
                        took,
                        "loopSeconds",
                        loop,
                        "singleSeconds",
                        single,
                        "serverMillis",
                        server.millis()));
    }

    /// Seconds for `LOOPED` jobs.
    private static double looped(BigQueue queue) throws SQLException {
        try (var connection = queue.database().open("bench-loop")) {
            var sql = new Sql(connection);
            var uuids = sql.list(
                    "read the jobs",
                    "select uuid from public.queue_job where state = 'failed' order by id limit " + LOOPED,
                    row -> row.getString(1));
            var begun = System.nanoTime();
            uuids.forEach(uuid -> sql.update("requeue a job", ONE, uuid));
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    /// Seconds for `JOBS` jobs in one statement, which is taken back.
    private static double single(BigQueue queue) throws SQLException {
        try (var connection = queue.database().open("bench-single")) {
            var sql = new Sql(connection);
            sql.execute("lift the time-out", "set statement_timeout = 0");
            connection.setAutoCommit(false);
            var begun = System.nanoTime();
            sql.update("requeue all", ALL, JOBS);
            var took = (System.nanoTime() - begun) / 1e9;
            connection.rollback();
            connection.setAutoCommit(true);
            sql.execute("tidy up", "vacuum public.queue_job");
            return took;
        }
    }

    private static int requeued(BigQueue queue) {
        try (var watching = Database.watching(queue.database().spec(), StatementLimits.WATCHING);
                var acting = Database.acting(queue.database().spec(), StatementLimits.ACTING)) {
            var current = new CurrentBulk(InstantSource.system());
            var handler = new BulkHandler(new Sessions(watching, acting, CapabilityQueries.of(watching)), current);
            handler.run(handler.settled(BulkAction.onAll(JobOperations.REQUEUE, FAILED)));
            var counts = current.newest().orElseThrow().progress().counts();
            if (counts.changed() != JOBS) {
                throw new IllegalStateException("Not all jobs were requeued: " + counts);
            }
            return counts.changed();
        }
    }

    private record Sessions(Database watching, Database acting, Capabilities capabilities) implements ActionSessions {
        @Override
        public ConnectionSpec spec() {
            return acting.spec();
        }

        @Override
        public String database() {
            return acting.spec().database();
        }

        @Override
        public Database reading() {
            return watching;
        }
    }
}
