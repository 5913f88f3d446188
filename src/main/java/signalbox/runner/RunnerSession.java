package signalbox.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.postgresql.PGConnection;
import signalbox.channel.ChannelPlan;
import signalbox.channel.ChannelScheduler;
import signalbox.channel.JobFacts;
import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.PlainConnection;
import signalbox.postgres.PostgresException;
import signalbox.postgres.Sql;

/// A runner's life on one connection: it waits until it leads, then it dispatches. The loop calls `turn` and
/// `await` in
/// alternation, from one thread. Any fault ends the session.
final class RunnerSession implements AutoCloseable {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
    private static final Duration DEAD_JOB_CHECK = Duration.ofSeconds(1);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    private final String applicationName = OldestConnection.PREFIX + UUID.randomUUID();
    private final Sql sql;
    private final JobReading reading;
    private final Duration check;
    private final RunnerMethods methods;
    private final ChannelScheduler scheduler;
    private final Set<String> notified = new LinkedHashSet<>();
    private boolean leads;
    private boolean hasLockTable;
    private Instant nextDeadJobCheck = Instant.MIN;

    /// Connects: from now on it stands in line.
    RunnerSession(ConnectionSpec spec, RunnerOptions options, RunnerMethods methods) {
        this.scheduler = new ChannelScheduler(ChannelPlan.of(options.channels()));
        this.check = options.delays().check();
        this.methods = methods;
        this.sql = new Sql(PlainConnection.open(spec, applicationName));
        this.reading = new JobReading(sql);
    }

    String applicationName() {
        return applicationName;
    }

    boolean leads() {
        return leads;
    }

    /// Does what is due; answers how long nothing will be, unless a notification comes.
    Duration turn(Instant now) {
        if (!leads && !methods.election().leads(sql, applicationName)) {
            return check;
        }
        if (!leads) {
            takeOver();
        } else if (!methods.election().stillLeads(sql, applicationName)) {
            throw new RunnerException("Another runner leads: this one steps back.");
        }
        return dispatch(now);
    }

    private void takeOver() {
        int events = sql.first("look for the trigger", Statements.TRIGGER_EVENTS, row -> row.getInt(1))
                .orElse(0);
        if (events != 3) {
            throw new RunnerException(
                    "Database trigger queue_job_notify is missing or incomplete: it shows " + events + " of 3 events.");
        }
        sql.execute("listen", "LISTEN queue_job");
        hasLockTable = sql.first("look for queue_job_lock", Statements.HAS_LOCK_TABLE, row -> row.getBoolean(1))
                .orElse(false);
        reading.open().forEach(scheduler::notify);
        leads = true;
    }

    private Duration dispatch(Instant now) {
        recoverDeadJobs(now);
        readNotified();
        var chosen = scheduler.jobsToRun(now).stream().map(JobFacts::uuid).toList();
        if (!chosen.isEmpty()) {
            methods.enqueue().enqueue(sql, chosen).forEach(methods.request());
        }
        return scheduler.wakeup().map(at -> between(now, at)).orElse(KEEP_ALIVE);
    }

    private void recoverDeadJobs(Instant now) {
        if (hasLockTable && !now.isBefore(nextDeadJobCheck)) {
            sql.update("recover dead jobs", Statements.RECOVER_DEAD_JOBS);
            nextDeadJobCheck = now.plus(DEAD_JOB_CHECK);
        }
    }

    private void readNotified() {
        if (notified.isEmpty()) {
            sql.first("keep the connection alive", "SELECT 1", row -> row.getInt(1));
            return;
        }
        var gone = new LinkedHashSet<>(notified);
        for (var job : reading.byUuid(notified)) {
            scheduler.notify(job);
            gone.remove(job.uuid());
        }
        gone.forEach(scheduler::remove);
        notified.clear();
    }

    private static Duration between(Instant now, Instant at) {
        var wait = Duration.between(now, at);
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }

    /// Waits for a notification, at most that long. Ends early when the connection is lost.
    void await(Duration longest) {
        try {
            int millis = Math.clamp(longest.toMillis(), 1, Integer.MAX_VALUE);
            var arrived = sql.connection().unwrap(PGConnection.class).getNotifications(millis);
            if (arrived != null) {
                List.of(arrived).forEach(notification -> notified.add(notification.getParameter()));
            }
        } catch (SQLException e) {
            throw new PostgresException(
                    PostgresException.Kind.CONNECTION_LOST, "The runner lost its connection while it waited.", e);
        }
    }

    @Override
    public void close() {
        try {
            sql.connection().close();
        } catch (SQLException e) {
            // The connection is gone either way.
        }
    }
}
