package signalbox.election;

import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.capability.HotStandby;

/// What was seen at one moment, for `Leadership.of` to judge.
///
/// @param serverTime the server's clock, which also dates the backends
/// @param database the one that this session looks at
/// @param connections all runner connections of the server; those that take part in no election, of this database only
/// @param visibility what limits the view
/// @param locks who holds or waits for the advisory lock of the runners, in any database
/// @param work what happened to the jobs
/// @param endedLately runner connections that ended in the last minutes
/// @param earlier the scheme that this database's own runners were last seen to follow; UNKNOWN where none was
public record Observation(
        Instant serverTime,
        String database,
        List<RunnerConnection> connections,
        Visibility visibility,
        List<Lock> locks,
        Work work,
        List<Ended> endedLately,
        Scheme earlier) {

    /// One role may not see the `backend_start` of another: it is not a member of it and not of pg_read_all_stats.
    public record BlindSpot(String role, String other) {}

    /// What limits the view.
    ///
    /// @param blindSpots which roles cannot see when the backends of which others started
    /// @param hiddenSessions sessions of this database whose statements this role may not see: each could be a
    ///     runner
    /// @param pooler whether the connection seems to go through a pooler
    /// @param standby what is known of this hot standby, if the server is one: sessions of its primary cannot be
    ///     seen here; else null
    public record Visibility(
            Set<BlindSpot> blindSpots,
            int hiddenSessions,
            boolean pooler,
            @Nullable HotStandby standby) {
        public static final Visibility CLEAR = new Visibility(Set.of(), 0, false);

        public Visibility {
            blindSpots = Set.copyOf(blindSpots);
        }

        public Visibility(Set<BlindSpot> blindSpots, int hiddenSessions, boolean pooler) {
            this(blindSpots, hiddenSessions, pooler, null);
        }

        /// Whether a runner that is connected is seen as one for certain.
        public boolean showsAllRunners() {
            return hiddenSessions == 0 && !pooler && standby == null;
        }
    }

    /// A backend that holds or waits for the runners' advisory lock of one database.
    ///
    /// @param granted it holds the lock; else it waits for it
    public record Lock(int pid, String database, boolean granted) {}

    /// What happened to the jobs of this database.
    ///
    /// @param lastEnqueue when a job was last enqueued, to the second; null when not seen
    /// @param dueSince since when Signalbox has seen a job wait that could run in a channel with room; null when
    ///     none was seen
    /// @param jobDueSince since when that job could run, by its own columns
    /// @param dispatchers runners of this database that were seen to enqueue a job
    /// @param leads which runner leads, and since when that was seen; null when none was seen to
    /// @param asOf when the jobs were read: while a watch rests, before the runners; null: at the same time
    public record Work(
            @Nullable Instant lastEnqueue,
            @Nullable Instant dueSince,
            @Nullable Instant jobDueSince,
            Set<BackendKey> dispatchers,
            @Nullable Leads leads,
            @Nullable Instant asOf) {
        public static final Work UNSEEN = new Work(null, null);

        public Work {
            dispatchers = Set.copyOf(dispatchers);
        }

        public Work(@Nullable Instant lastEnqueue, @Nullable Instant dueSince, @Nullable Instant jobDueSince) {
            this(lastEnqueue, dueSince, jobDueSince, Set.of(), null, null);
        }

        public Work with(Set<BackendKey> seen) {
            return new Work(lastEnqueue, dueSince, jobDueSince, seen, leads, asOf);
        }

        /// @param leader null when none was seen to lead
        public Work ledBy(@Nullable Leads leader) {
            return new Work(lastEnqueue, dueSince, jobDueSince, dispatchers, leader, asOf);
        }

        public Work asOf(@Nullable Instant read) {
            return new Work(lastEnqueue, dueSince, jobDueSince, dispatchers, leads, read);
        }

        /// The job became due at the moment when it was seen.
        public Work(@Nullable Instant lastEnqueue, @Nullable Instant dueSince) {
            this(lastEnqueue, dueSince, dueSince);
        }
    }

    /// A runner that was seen to lead since that moment, or for longer.
    public record Leads(BackendKey runner, Instant since) {}

    /// A runner connection that has ended.
    ///
    /// @param host where its client was: a connection of the same runner comes from there, too
    /// @param lived the time from its start, as far as seen
    public record Ended(String database, String host, Duration lived, Instant at) {}

    public Observation {
        connections = List.copyOf(connections);
        locks = List.copyOf(locks);
        endedLately = List.copyOf(endedLately);
    }

    /// Nothing is remembered of a scheme.
    public Observation(
            Instant serverTime,
            String database,
            List<RunnerConnection> connections,
            Visibility visibility,
            List<Lock> locks,
            Work work,
            List<Ended> endedLately) {
        this(serverTime, database, connections, visibility, locks, work, endedLately, Scheme.UNKNOWN);
    }

    /// The connections alone.
    public Observation(
            Instant serverTime, String database, List<RunnerConnection> connections, Set<BlindSpot> blindSpots) {
        this(
                serverTime,
                database,
                connections,
                new Visibility(blindSpots, 0, false),
                List.of(),
                Work.UNSEEN,
                List.of());
    }

    public Observation withWork(Work seen) {
        return new Observation(serverTime, database, connections, visibility, locks, seen, endedLately, earlier);
    }

    public Observation withLocks(List<Lock> seen) {
        return new Observation(serverTime, database, connections, visibility, seen, work, endedLately, earlier);
    }

    public Observation withVisibility(Visibility other) {
        return new Observation(serverTime, database, connections, other, locks, work, endedLately, earlier);
    }

    public Observation withEndedLately(List<Ended> seen) {
        return new Observation(serverTime, database, connections, visibility, locks, work, seen, earlier);
    }

    public Observation withEarlier(Scheme seen) {
        return new Observation(serverTime, database, connections, visibility, locks, work, endedLately, seen);
    }

    /// The connections to this database. The others may serve it only through these.
    public List<RunnerConnection> here() {
        return connections.stream()
                .filter(runner -> runner.database().equals(database))
                .toList();
    }

    /// Whether no runner of this database is seen. That proves that there is none only where all sessions can be seen.
    public boolean seesNoRunner() {
        return connections.stream().noneMatch(runner -> runner.database().equals(database));
    }

    /// When a runner of this database last enqueued a job, as its last statement shows; null when none shows it.
    public @Nullable Instant lastEnqueueByStatement() {
        return here().stream()
                .filter(RunnerConnection::hasDispatched)
                .flatMap(runner -> Stream.ofNullable(runner.stateChange()))
                .max(Instant::compareTo)
                .orElse(null);
    }

    /// The runners of this database that were seen to enqueue a job, now or before. A statement of an embedded runner
    /// does nothing where that does not lead.
    public Set<BackendKey> dispatchers() {
        var all = new HashSet<>(work.dispatchers());
        here().stream()
                .filter(RunnerConnection::hasDispatched)
                .filter(runner -> runner.embedded() == EmbeddedMarker.NO)
                .map(BackendKey::of)
                .forEach(all::add);
        return all;
    }

    /// The other databases whose runners stand in the line of the oldest connection. This line spans the server: its
    /// first runner stops all others from dispatching. Where a database's runners elect by lock, none waits there.
    public Set<String> othersInLine() {
        var byLock = locks.stream().map(Lock::database).collect(toSet());
        return connections.stream()
                .filter(RunnerConnection::isElected)
                .map(RunnerConnection::database)
                .filter(name -> !name.isEmpty() && !name.equals(database) && !byLock.contains(name))
                .collect(toUnmodifiableSet());
    }

    /// Whether this runner serves this database: it is connected here, or another connection of its process is.
    public boolean serves(RunnerConnection runner) {
        return runner.database().equals(database)
                || connections.stream()
                        .anyMatch(other -> other.database().equals(database) && other.isOfSameRunner(runner));
    }

    /// Without one connection. What it was seen to do is still known.
    Observation without(int pid) {
        return new Observation(
                serverTime,
                database,
                connections.stream().filter(c -> c.pid() != pid).toList(),
                visibility,
                locks.stream().filter(lock -> lock.pid() != pid).toList(),
                work.with(dispatchers()),
                endedLately,
                earlier);
    }

    boolean sees(RunnerConnection viewer, RunnerConnection seen) {
        return sees(viewer.role(), seen.role());
    }

    /// Whether a role sees when sessions of the other role began.
    boolean sees(String viewer, String other) {
        return !visibility.blindSpots().contains(new BlindSpot(viewer, other));
    }
}
