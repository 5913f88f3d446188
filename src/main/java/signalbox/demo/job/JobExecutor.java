package signalbox.demo.job;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import signalbox.postgres.Sql;

/// Runs jobs on request, a limited number at a time, and changes rows as queue_job does. A job holds the lock on its
/// row in queue_job_lock until its end is committed: if the lock is free, the worker died.
public final class JobExecutor {
    /// Jobs that are requested beyond this number stay enqueued until one of these ends.
    private static final int PLACES = 5;

    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    /// Decides how jobs end.
    public interface OutcomeSource {
        JobOutcome outcome(JobKind kind);

        /// The time between a request and the start of its job.
        Duration arrival();

        static OutcomeSource by(JobMix mix, RandomGenerator random) {
            return new OutcomeSource() {
                @Override
                public JobOutcome outcome(JobKind kind) {
                    return JobOutcome.of(kind, mix, random);
                }

                @Override
                public Duration arrival() {
                    return JobOutcome.arrival(mix, random);
                }
            };
        }
    }

    private record Taken(int id, String model, String method, int retry, int maxRetries) {
        static Taken of(ResultSet row) throws SQLException {
            return new Taken(
                    row.getInt("id"),
                    row.getString("model_name"),
                    row.getString("method_name"),
                    row.getInt("retry"),
                    row.getInt("max_retries"));
        }

        boolean isLastTry() {
            return maxRetries > 0 && retry + 1 >= maxRetries;
        }
    }

    private final OdooConnections connections;
    private final OutcomeSource casting;
    private final Semaphore places = new Semaphore(PLACES, true);

    public JobExecutor(OdooConnections connections, OutcomeSource casting) {
        this.connections = connections;
        this.casting = casting;
    }

    /// Returns the HTTP status: 200 also for a job that is not enqueued, 500 for one that failed. Blocks until the
    /// job ends.
    public int run(String uuid) throws SQLException, InterruptedException {
        Thread.sleep(casting.arrival());
        places.acquire();
        try {
            var connection = connections.borrow();
            try {
                return run(connection, uuid);
            } finally {
                connections.giveBack(connection);
            }
        } finally {
            places.release();
        }
    }

    private int run(Connection connection, String uuid) throws SQLException, InterruptedException {
        var sql = new Sql(connection);
        var found = sql.first("take a job", WorkerStatements.TAKE, Taken::of, uuid);
        if (found.isEmpty()) {
            connection.rollback();
            return OK;
        }
        var job = found.get();
        sql.update(
                "start a job",
                WorkerStatements.START,
                (int) ProcessHandle.current().pid(),
                job.id());
        sql.update("add a lock", WorkerStatements.ADD_LOCK, job.id());
        connection.commit();
        sql.first("hold the lock", WorkerStatements.HOLD_LOCK, row -> row.getInt(1), job.id());
        if (sql.first("look again", WorkerStatements.IS_STARTED, row -> row.getInt(1), job.id())
                .isEmpty()) {
            connection.rollback();
            return OK;
        }
        return outcome(connection, sql, job);
    }

    private int outcome(Connection connection, Sql sql, Taken job) throws SQLException, InterruptedException {
        var kind = JobKind.of(job.model(), job.method()).orElse(JobKind.ALL.getFirst());
        var play = casting.outcome(kind);
        long begun = System.nanoTime();
        Thread.sleep(play.takes());
        int status = switch (play) {
            case JobOutcome.Succeeds _ -> {
                double seconds = Math.round((System.nanoTime() - begun) / 1e5) / 1e4;
                sql.update("finish a job", WorkerStatements.DONE, seconds, null, job.id());
                yield OK;
            }
            case JobOutcome.Fails(var _, var fault) -> fail(sql, job, fault);
            case JobOutcome.TriesLater(var _, var delay) ->
                job.isLastTry() ? giveUp(sql, job) : postpone(sql, job, delay);
        };
        connection.commit();
        sql.update("release the dependants", WorkerStatements.RELEASE_DEPENDANTS, job.id());
        connection.commit();
        return status;
    }

    private static int fail(Sql sql, Taken job, JobFault fault) {
        sql.update(
                "fail a job", WorkerStatements.FAILED, fault.exception(), fault.message(), fault.traceback(), job.id());
        return SERVER_ERROR;
    }

    private static int giveUp(Sql sql, Taken job) {
        return fail(sql, job, JobFault.tooManyRetries(job.maxRetries()));
    }

    private static int postpone(Sql sql, Taken job, Duration delay) {
        sql.update("postpone a job", WorkerStatements.POSTPONED, (double) delay.toSeconds(), job.id());
        return OK;
    }
}
