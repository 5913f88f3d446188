package signalbox.queue.stuck;

import org.jspecify.annotations.Nullable;

/// The lock on a job's row in queue_job_lock. The worker that runs the job holds it until the end of its transaction
/// (releases from 2025 on).
public sealed interface JobRowLock {
    /// A transaction holds the lock.
    ///
    /// @param backend the one that holds it; null when that is not shown, as inside of a savepoint
    /// @param name that backend's application name; null when it is not known
    record Held(@Nullable Integer backend, @Nullable String name) implements JobRowLock {}

    /// The row exists, and no transaction holds it.
    record Free() implements JobRowLock {}

    /// No worker has begun the job.
    record NoRow() implements JobRowLock {}

    /// This database has no such table.
    record NoTable() implements JobRowLock {}

    /// This role may not see the table, or not all of its rows.
    record Hidden() implements JobRowLock {}

    /// Whether a transaction holds it: then a worker is running the job, whatever else is seen.
    default boolean isHeld() {
        return this instanceof Held;
    }
}
