package signalbox.testing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import signalbox.postgres.Sql;

/// What happened to the jobs of a test database, as a trigger of its own wrote it down: the only witness of
/// what was started twice, or never.
public final class TransitionLog {
    private static final String CREATE = """
            create table transition_log (
              id bigint generated always as identity primary key,
              uuid varchar, before varchar, after varchar, at timestamptz, backend int4);
            grant insert on transition_log to public;
            create function log_transition() returns trigger language plpgsql set search_path from current as $log$
            begin
              insert into transition_log (uuid, before, after, at, backend)
              values (new.uuid, case when tg_op = 'UPDATE' then old.state end, new.state, clock_timestamp(),
                      pg_backend_pid());
              return null;
            end $log$;
            create trigger log_transition after insert or update of state on queue_job
              for each row execute function log_transition();
            """;

    private static final String TWICE = """
            select uuid from transition_log where after = 'started' group by uuid having count(*) > 1 order by uuid
            """;

    private static final String NEVER_DONE =
            "select uuid from transition_log group by uuid having not bool_or(after = 'done') order by uuid";

    private static final String ENQUEUERS =
            "select distinct backend from transition_log where after = 'enqueued' and id > ?";

    private static final String ENQUEUED =
            "select min(at) as at from transition_log where after = 'enqueued' and at > ? and backend <> ?";

    private static final String ENQUEUED_BETWEEN =
            "select count(*) from transition_log where after = 'enqueued' and at > ? and at < ?";

    private static final String ENQUEUED_BY =
            "select exists (select 1 from transition_log where after = 'enqueued' and at > ? and backend = ?)";

    private static final String STARTED = """
            select min(at) as at from transition_log where after = 'started' and uuid in (
              select uuid from transition_log where after = 'enqueued' and at > ? and backend <> ?)
            """;

    private final Sql sql;

    private TransitionLog(Sql sql) {
        this.sql = sql;
    }

    /// Starts to write down.
    ///
    /// @param sql as the owner of the tables
    public static TransitionLog install(Sql sql) {
        sql.execute("create the log of transitions", CREATE);
        return new TransitionLog(sql);
    }

    /// The jobs that were started more than once.
    public List<String> startedTwice() {
        return sql.list("look for jobs started twice", TWICE, row -> row.getString(1));
    }

    /// The jobs that came and have not been done.
    public List<String> neverDone() {
        return sql.list("look for lost jobs", NEVER_DONE, row -> row.getString(1));
    }

    /// How many entries there are by now.
    public long mark() {
        return sql.first(
                        "count the transitions",
                        "select coalesce(max(id), 0) from transition_log",
                        row -> row.getLong(1))
                .orElseThrow();
    }

    /// The backends that enqueued a job.
    public Set<Integer> enqueuers() {
        return enqueuersSince(0);
    }

    public Set<Integer> enqueuersSince(long mark) {
        return Set.copyOf(sql.list("look for those who enqueued", ENQUEUERS, row -> row.getInt(1), mark));
    }

    /// When another backend than that one first enqueued a job after that moment.
    public Optional<Instant> enqueuedAfter(Instant since, int notBy) {
        return first(ENQUEUED, since, notBy);
    }

    /// How many jobs anybody enqueued between two moments.
    public long enqueuedBetween(Instant since, Instant until) {
        return sql.first(
                        "count the jobs enqueued",
                        ENQUEUED_BETWEEN,
                        row -> row.getLong(1),
                        since.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    /// Whether that backend enqueued a job after that moment.
    public boolean hasEnqueuedSince(Instant since, int by) {
        return sql.first(
                        "look for jobs enqueued",
                        ENQUEUED_BY,
                        row -> row.getBoolean(1),
                        since.atOffset(ZoneOffset.UTC),
                        by)
                .orElseThrow();
    }

    /// When the first of those jobs was started.
    public Optional<Instant> startedAfter(Instant since, int notBy) {
        return first(STARTED, since, notBy);
    }

    private Optional<Instant> first(String query, Instant since, int notBy) {
        return sql.list(
                        "read the log of transitions",
                        query,
                        row -> Optional.ofNullable(Sql.instant(row, "at")),
                        since.atOffset(ZoneOffset.UTC),
                        notBy)
                .getFirst();
    }

    public void clear() {
        sql.update("forget the transitions", "delete from transition_log");
    }
}
