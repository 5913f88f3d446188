package signalbox.testing;

import java.util.List;
import java.util.Set;
import signalbox.postgres.Sql;

/// What happened to the jobs of a test database, as a trigger of its own wrote it down: the only witness of
/// what was performed twice, or never. Whoever changes jobs needs the right to add to its table.
public final class TransitionLog {
    private static final String CREATE = """
            create table transition_log (
              id bigint generated always as identity primary key,
              uuid varchar, before varchar, after varchar, at timestamptz, backend int4);
            create function log_transition() returns trigger language plpgsql as $log$
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
    public List<String> performedTwice() {
        return sql.list("look for jobs performed twice", TWICE, row -> row.getString(1));
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
}
