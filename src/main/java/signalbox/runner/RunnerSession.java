package signalbox.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import signalbox.channel.ChannelScheduler;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.JobFacts;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.TriggerQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PostgresException;
import signalbox.runner.election.Election;
import signalbox.text.TimeOrder;

/// A runner's life on one connection: it waits until it leads, then it dispatches. The loop calls `turn` and
/// `await` in alternation, from one thread. Any fault ends the session.
final class RunnerSession implements AutoCloseable {
    private static final Duration OBJECTION_CHECK = Duration.ofSeconds(1);

    private final RunnerOptions options;
    private final RunnerMethods methods;
    private final String applicationName;
    private final Sql sql;
    private final RunnerJobQueries reading;
    private final RequestJudge judge;
    private final DeadJobCheck deadJobs;
    private final JobsSetAside aside;
    private final SilentlySetBack setBack;
    private final EnqueueAttempts attempts;
    private final RunnerChannels channels;
    private ChannelScheduler scheduler;
    private final Set<String> notified = new LinkedHashSet<>();
    private final Set<String> enqueued = new HashSet<>();
    private final int pid;
    private boolean leads;
    private long dispatched;
    private Instant nextObjectionCheck = Instant.MIN;
    private Instant nextCheck = Instant.MIN;

    /// Connects: from now on it takes part in the election.
    ///
    /// @throws RunnerException when it must not work here
    RunnerSession(ConnectionSpec spec, RunnerOptions options, RunnerMethods methods) {
        this.options = options;
        this.methods = methods;
        this.applicationName = methods.election().applicationName(options.newUuid());
        var start = RunnerSessionStart.of(spec, options, methods.election(), applicationName);
        this.sql = start.sql();
        this.pid = start.pid();
        this.channels = new RunnerChannels(sql, options);
        this.scheduler = new ChannelScheduler(channels.plan());
        this.reading = new RunnerJobQueries(sql);
        this.judge = new RequestJudge(sql, methods);
        this.deadJobs = new DeadJobCheck(sql, methods, options.kind());
        this.aside = new JobsSetAside(sql);
        this.setBack = new SilentlySetBack(sql);
        this.attempts = new EnqueueAttempts(sql, methods.enqueue(), aside, options.isEmbedded());
    }

    RunnerState.RunnerBackend backend() {
        return new RunnerState.RunnerBackend(pid, applicationName);
    }

    boolean leads() {
        return leads;
    }

    /// How many jobs it dispatched.
    long dispatched() {
        return dispatched;
    }

    /// The channels that it obeys.
    ChannelsInForce channels() {
        return channels.inForce();
    }

    /// What the last look found.
    NotBegunJobs stuck() {
        return deadJobs.stuck();
    }

    /// Which jobs it could not enqueue because their rows are locked, or because the database refused it: sentences.
    List<String> jobsSetAside() {
        return aside.sentences();
    }

    Optional<Election.LinePosition> place() {
        return methods.election().place(sql, applicationName);
    }

    /// Does what is due; returns how long nothing will be due, unless a notification comes.
    ///
    /// @throws RunnerException when it leads no more, or must not work here
    Duration turn(Instant now) {
        object(now);
        if (!leads && !methods.election().leads(sql, applicationName)) {
            return options.delays().check();
        }
        if (!leads) {
            takeOver(now);
        }
        var wait = options.mode() == RunnerOptions.Mode.DISPATCH ? dispatch(now) : observe();
        // A runner of the field sleeps until the next eta, even if it is far ahead; an embedded one, which sends
        // heartbeats, wakes earlier.
        return options.isEmbedded() ? TimeOrder.shorter(wait, options.keepAlive()) : wait;
    }

    /// Checks whether it may work here. Jobs that wait go first, but not for long: each statement that enqueues has
    /// its own check.
    private void object(Instant now) {
        var due = notified.isEmpty() ? nextObjectionCheck : nextObjectionCheck.plus(OBJECTION_CHECK);
        if (!now.isBefore(due)) {
            methods.election().objection(sql).ifPresent(reason -> {
                throw new RunnerException(RunnerException.Kind.REFUSED, reason);
            });
            nextObjectionCheck = now.plus(OBJECTION_CHECK);
        }
    }

    private void takeOver(Instant now) {
        TriggerQueries.read(sql).runnerObjection().ifPresent(reason -> {
            throw new RunnerException(reason);
        });
        leads = true;
        if (options.mode() == RunnerOptions.Mode.OBSERVE) {
            return;
        }
        sql.execute("listen", "LISTEN queue_job");
        deadJobs.begin();
        channels.change(now);
        load(now);
    }

    /// A change during the reading is notified, and is read again before anything is enqueued.
    private void load(Instant now) {
        scheduler = scheduler.under(channels.plan());
        if (options.isEmbedded()) {
            RunnerSessionStart.loading(sql, () -> reading.copied(scheduler::notify, () -> scheduler.prepare(now)));
        } else {
            reading.byCursor(scheduler::notify, () -> scheduler.prepare(now));
        }
        await(Duration.ZERO);
    }

    private Duration observe() {
        check();
        return options.keepAlive();
    }

    private void checkNow(Instant now) {
        check();
        nextCheck = now.plus(options.delays().check());
    }

    private void check() {
        var look = methods.election()
                .check()
                .map(RunnerStatements.CHECK::formatted)
                .orElse(RunnerStatements.KEEP_ALIVE);
        if (!sql.first("check whether it leads", look, row -> row.getBoolean(1)).orElse(false)) {
            throw leadsNoMore();
        }
    }

    private static RunnerException leadsNoMore() {
        return new RunnerException("Another runner leads: this runner gives up the lead.");
    }

    /// The last thing it does before it enqueues is to read: its last statement shows others that it leads.
    private Duration dispatch(Instant now) {
        if (channels.change(now)) {
            load(now);
        }
        lookForDeadJobs(now);
        notified.addAll(aside.takeDue(now));
        notified.addAll(aside.setBack(setBack.found(now), now));
        if (!takeSingle(now)) {
            readNotified(now);
        }
        judge.judge(now);
        var requests = methods.requests();
        int room = requests.room(now);
        if (room == 0) {
            return RunnerDelays.until(now, requests.roomAt(now));
        }
        var chosen = scheduler.jobsToRun(now).stream().map(JobFacts::uuid).toList();
        if (!chosen.isEmpty()) {
            notified.addAll(chosen.subList(Math.min(room, chosen.size()), chosen.size()));
            if (!enqueue(chosen.subList(0, Math.min(room, chosen.size())), now)) {
                return RunnerDelays.until(now, now);
            }
        }
        return scheduler.wakeup().map(at -> RunnerDelays.until(now, at)).orElse(options.keepAlive());
    }

    /// A new job that comes alone is the usual case on a quiet queue: one statement reads and enqueues it. If it
    /// was enqueued, this session leads.
    private boolean takeSingle(Instant now) {
        if (notified.size() != 1 || methods.requests().room(now) == 0) {
            return false;
        }
        var uuid = notified.iterator().next();
        if (scheduler.knows(uuid)) {
            return false;
        }
        notified.clear();
        var read = attempts.take(uuid, scheduler.open(now), now);
        setBack.heardOf(uuid);
        read.ifPresent(job -> meet(job, now));
        if (read.isPresent() && read.get().taken()) {
            nextCheck = now.plus(options.delays().check());
        } else if (options.isEmbedded() && !now.isBefore(nextCheck)) {
            checkNow(now);
        }
        return true;
    }

    private void meet(JobEnqueuer.Taken read, Instant now) {
        if (read.taken()) {
            scheduler.notify(read.job().in(JobFacts.Phase.RUNNING));
            request(List.of(read.job().uuid()), now);
        } else {
            scheduler.notify(read.job());
        }
    }

    private void request(List<String> done, Instant now) {
        done.forEach(methods.requests()::send);
        dispatched += done.size();
        if (options.isEmbedded()) {
            enqueued.addAll(done);
            setBack.enqueued(done, now);
        }
    }

    /// A job that could not be enqueued is read again at once: it is not as the scheduler believes, or another session
    /// has locked its row. Returns whether all were enqueued.
    private boolean enqueue(List<String> chosen, Instant now) {
        var done = attempts.enqueue(chosen, now, jobs -> request(jobs, now));
        if (done.size() == chosen.size()) {
            return true;
        }
        nextCheck = Instant.MIN;
        var rest = new LinkedHashSet<>(chosen);
        done.forEach(rest::remove);
        aside.setAside(rest, now);
        notified.addAll(rest);
        return false;
    }

    private void lookForDeadJobs(Instant now) {
        if (deadJobs.isDue(now)) {
            if (methods.election().check().isPresent()) {
                check();
            }
            deadJobs.look(now, NotBegunRequests.Limits.of(scheduler.loads()));
        }
    }

    private void readNotified(Instant now) {
        if (notified.isEmpty()) {
            checkNow(now);
            return;
        }
        notified.forEach(setBack::heardOf);
        var gone = new LinkedHashSet<>(notified);
        for (var job : notifiedJobs(now)) {
            if (!aside.holds(job)) {
                scheduler.notify(job);
                gone.remove(job.uuid());
            }
        }
        gone.forEach(scheduler::remove);
        notified.clear();
    }

    /// Jobs that come one after the other do not each wait for the check: the statement that enqueues them has its
    /// own.
    private List<JobFacts> notifiedJobs(Instant now) {
        if (!options.isEmbedded()) {
            return reading.byCursor(notified);
        }
        if (now.isBefore(nextCheck)) {
            return reading.byUuid(notified);
        }
        nextCheck = now.plus(options.delays().check());
        return methods.election()
                .check()
                .map(check -> reading.byUuid(notified, check).orElseThrow(RunnerSession::leadsNoMore))
                .orElseGet(() -> reading.byUuid(notified));
    }

    /// Waits for a notification, at most that long; returns whether one came.
    ///
    /// @throws PostgresException when the connection is lost
    boolean await(Duration longest) {
        try {
            int millis = Math.clamp(longest.toMillis(), 1, Integer.MAX_VALUE);
            var arrived = sql.connection().unwrap(PGConnection.class).getNotifications(millis);
            var news = arrived == null
                    ? List.<String>of()
                    : Stream.of(arrived)
                            .filter(notification -> !isEcho(notification))
                            .map(PGNotification::getParameter)
                            .toList();
            notified.addAll(news);
            news.forEach(channels::hear);
            return !news.isEmpty();
        } catch (SQLException e) {
            throw new PostgresException(
                    PostgresException.Kind.CONNECTION_LOST, "The runner lost its connection while it waited.", e);
        }
    }

    /// Whether the notification is about a job that this session has just enqueued: there is no need to read it
    /// again.
    private boolean isEcho(PGNotification notification) {
        return enqueued.remove(notification.getParameter()) && notification.getPID() == pid;
    }

    /// For tests: the session releases its lock, and does not notice.
    void forget() {
        sql.execute("release all locks", "select pg_advisory_unlock_all()");
    }

    /// To be called before it leaves by itself. Waits for the open requests, at most a second, and puts back the
    /// jobs that were refused or not begun, if it still may. Returns the jobs that it leaves enqueued: a worker
    /// may still begin them.
    List<String> settle(Instant now) {
        if (!leads) {
            return List.of();
        }
        methods.requests().settle();
        judge.judge(now);
        return judge.settle();
    }

    /// To be called from another thread: whatever the session waits for ends with a fault.
    void abort() {
        try {
            sql.connection().abort(Runnable::run);
        } catch (SQLException e) {
            // The connection is gone in any case.
        }
    }

    @Override
    public void close() {
        methods.election().leave(applicationName);
        try {
            sql.connection().close();
        } catch (SQLException e) {
            // The connection is gone in any case.
        }
    }
}
