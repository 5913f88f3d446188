package signalbox.runner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PostgresException;

/// Enqueues chosen jobs. If the database refuses one of them, as a trigger of another module may, it is set aside, and
/// the others are enqueued all the same. Runners of the field end at the first one.
final class EnqueueAttempts {
    private final Sql sql;
    private final JobEnqueuer enqueuer;
    private final JobsSetAside aside;
    private final boolean isTolerant;

    /// @param isTolerant false: a job that is refused ends the session, as in the field
    EnqueueAttempts(Sql sql, JobEnqueuer enqueuer, JobsSetAside aside, boolean isTolerant) {
        this.sql = sql;
        this.enqueuer = enqueuer;
        this.aside = aside;
        this.isTolerant = isTolerant;
    }

    /// @param then gets the jobs that were enqueued, part by part
    /// @return all of them
    /// @throws PostgresException when the fault is not that of single jobs
    List<String> enqueue(List<String> chosen, Instant now, Consumer<List<String>> then) {
        var done = new ArrayList<String>();
        for (var part : parts(chosen, done, then)) {
            try {
                enqueue(List.of(part), done, then);
            } catch (PostgresException e) {
                setAside(part, e, now);
            }
        }
        return done;
    }

    /// Those that remain to be tried one by one.
    private List<String> parts(List<String> chosen, List<String> done, Consumer<List<String>> then) {
        if (chosen.size() == 1) {
            return chosen;
        }
        try {
            enqueue(chosen, done, then);
            return List.of();
        } catch (PostgresException e) {
            if (!concernsOneJob()) {
                throw e;
            }
            return chosen;
        }
    }

    private void enqueue(List<String> chosen, List<String> done, Consumer<List<String>> then) {
        var enqueued = enqueuer.enqueue(sql, chosen);
        then.accept(enqueued);
        aside.enqueued(enqueued);
        done.addAll(enqueued);
    }

    /// As `JobEnqueuer.take`; empty, too, when the job was refused.
    Optional<JobEnqueuer.Taken> take(String uuid, List<String> channels, Instant now) {
        try {
            var read = enqueuer.take(sql, uuid, channels);
            read.filter(JobEnqueuer.Taken::taken).ifPresent(_ -> aside.enqueued(List.of(uuid)));
            return read;
        } catch (PostgresException e) {
            setAside(uuid, e, now);
            return Optional.empty();
        }
    }

    /// What a trigger raises may look like a lost connection, a missing right or a time limit of the session. If the
    /// same statement still works without a job, the fault is that of the job.
    private boolean concernsOneJob() {
        if (!isTolerant) {
            return false;
        }
        try {
            enqueuer.enqueue(sql, List.of());
            return true;
        } catch (PostgresException _) {
            return false;
        }
    }

    private void setAside(String uuid, PostgresException e, Instant now) {
        if (!concernsOneJob() || !aside.refuse(uuid, e.serverText(), now)) {
            throw e;
        }
    }
}
