package signalbox.runner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import signalbox.postgres.Sql;
import signalbox.runner.RunnerOptions.RunnerKind;
import signalbox.runner.odoo.JobTrigger;

/// A leader's check for jobs that no worker runs. The lock that a worker holds shows which jobs are dead, and those
/// are put back to pending. Without the lock table, or where this role does not see all of it, it is not known, so the
/// runner reports the jobs that are not begun and asks again for them. Odoo's own runners use only the lock table, and
/// ask once.
final class DeadJobCheck {
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(10);

    private final Sql sql;
    private final JobTrigger requests;
    private final NotBegunRequests notBegun;
    private final RunnerKind kind;
    private boolean seesLocks;
    private boolean lookedForNotBegun;
    private NotBegunJobs stuck = NotBegunJobs.NONE;
    private Instant next = Instant.MIN;

    DeadJobCheck(Sql sql, RunnerMethods methods, RunnerKind kind) {
        this.sql = sql;
        this.requests = methods.requests();
        this.notBegun = new NotBegunRequests(sql, methods);
        this.kind = kind;
    }

    /// To be called when the runner begins to lead.
    void begin() {
        seesLocks = sql.first("look for queue_job_lock", RunnerStatements.SEES_LOCKS, row -> row.getBoolean(1))
                .orElse(false);
    }

    boolean isDue(Instant now) {
        return !now.isBefore(next);
    }

    /// What the last look found.
    NotBegunJobs stuck() {
        return stuck;
    }

    void look(Instant now, NotBegunRequests.Limits limits) {
        if (seesLocks) {
            recover(now, limits);
        } else if (kind == RunnerKind.EMBEDDED) {
            count(now, limits);
        }
    }

    private void recover(Instant now, NotBegunRequests.Limits limits) {
        if (sql.update("recover dead jobs", RunnerStatements.RECOVER_DEAD_JOBS) > 0) {
            requests.doubt();
        }
        if (kind == RunnerKind.EMBEDDED && !lookedForNotBegun) {
            lookedForNotBegun = true;
            notBegun.askLatest(now, limits);
        }
        next = now.plus(BETWEEN_CHECKS);
    }

    /// The first time it asks again for all enqueued jobs, later for those that were left behind.
    private void count(Instant now, NotBegunRequests.Limits limits) {
        stuck = sql.first("look for stuck jobs", RunnerStatements.STUCK_JOBS, DeadJobCheck::stuckJobs, limits.paused())
                .orElse(NotBegunJobs.NONE);
        if (stuck.count() > 0) {
            requests.doubt();
        }
        if (!lookedForNotBegun) {
            lookedForNotBegun = true;
            notBegun.askAll(now, limits);
        } else if (stuck.count() > 0) {
            notBegun.askLeft(now, limits);
        }
        next = now.plus(notBegun.isBusy() ? BETWEEN_CHECKS : BETWEEN_COUNTS);
    }

    private static NotBegunJobs stuckJobs(ResultSet row) throws SQLException {
        return new NotBegunJobs(row.getInt("jobs"), row.getInt("held"), Sql.utc(row, "oldest"));
    }
}
