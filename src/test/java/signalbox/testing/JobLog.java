package signalbox.testing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Sql;

/// What really happened to the jobs: a trigger writes each change of state down, with who made it. The jobs'
/// own columns keep only the last.
public final class JobLog {
    private static final String CREATE = """
            create table job_log (
              id bigserial primary key, uuid varchar not null, before varchar, after varchar not null,
              at timestamptz not null default clock_timestamp(), backend int not null default pg_backend_pid(),
              application varchar not null default current_setting('application_name'));
            create index on job_log (application, after);
            create function write_job_log() returns trigger language plpgsql set search_path from current as $$
            begin
              if tg_op = 'INSERT' then
                insert into job_log (uuid, after) values (new.uuid, new.state);
              elsif old.state is distinct from new.state then
                insert into job_log (uuid, before, after) values (new.uuid, old.state, new.state);
              end if;
              return null;
            end $$;
            create trigger write_job_log after insert or update of state on queue_job
              for each row execute function write_job_log();
            """;

    private static final String COUNT = "select count(*) from job_log where application = ? and after = ?";

    /// A job that was enqueued once tells which worker its runner asks.
    private static final String WORKER = """
            select worker.application
              from job_log runner join job_log worker on worker.uuid = runner.uuid and worker.after = 'started'
             where runner.application = ? and runner.after = 'enqueued' and not exists (
               select 1 from job_log other
                where other.uuid = runner.uuid and other.after = 'enqueued' and other.id <> runner.id)
             order by worker.id desc limit 1
            """;

    private static final String UNFINISHED = """
            select count(*) from (select uuid from job_log group by uuid
            having min(id) <= ? and bool_or(before is null) and not bool_or(after = 'done')) open
            """;

    /// @param before null: the job was created
    /// @param by the name of the session that made it, with its backend
    public record Change(String uuid, Instant at, @Nullable String before, String after, Session by) {
        @Override
        public String toString() {
            return at + " " + after + " by " + by.application() + "/" + by.backend();
        }

        boolean starts() {
            return after.equals("started");
        }
    }

    public record Session(String application, int backend) {}

    private final Sql sql;

    /// From now on everything is written down.
    ///
    /// @param owner a session of the role that owns the tables
    public JobLog(Sql owner) {
        this.sql = owner;
        sql.execute("create the log", CREATE);
    }

    /// How many jobs this session has enqueued.
    public int enqueuedBy(String application) {
        return sql.first("count what was enqueued", COUNT, row -> row.getInt(1), application, "enqueued")
                .orElse(0);
    }

    /// The names of the worker's sessions that this runner asks to run jobs; empty: nobody knows yet.
    public List<String> workerOf(String runner) {
        return sql.list("find out who runs the jobs", WORKER, row -> row.getString(1), runner);
    }

    /// The newest entry.
    public long now() {
        return sql.first("read the newest entry", "select coalesce(max(id), 0) from job_log", row -> row.getLong(1))
                .orElseThrow();
    }

    /// Jobs that were created up to that entry and are not done.
    public int unfinished(long upTo) {
        return sql.first("count unfinished jobs", UNFINISHED, row -> row.getInt(1), upTo)
                .orElse(0);
    }

    /// In the order in which they were made.
    public List<Change> changes() {
        return sql.list(
                "read the log",
                "select uuid, at, before, after, application, backend from job_log order by id",
                JobLog::change);
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getString("uuid"),
                Objects.requireNonNull(Sql.instant(row, "at")),
                row.getString("before"),
                row.getString("after"),
                new Session(row.getString("application"), row.getInt("backend")));
    }

    /// @param lost the histories of jobs that were created and never done
    /// @param startedAgain of jobs whose worker was killed in the middle of them, and that another one
    ///     started again
    public record Verdict(
            int created,
            int completed,
            List<List<Change>> lost,
            List<List<Change>> startedTwice,
            List<List<Change>> startedAgain) {

        /// @param killed the names of the sessions of workers that were killed
        public static Verdict of(List<Change> changes, Collection<String> killed) {
            var histories = changes.stream()
                    .collect(Collectors.groupingBy(Change::uuid, LinkedHashMap::new, Collectors.toList()))
                    .values();
            var created = histories.stream()
                    .filter(history -> history.getFirst().before() == null)
                    .toList();
            var lost = created.stream().filter(history -> !isDone(history)).toList();
            return new Verdict(
                    created.size(),
                    created.size() - lost.size(),
                    lost,
                    having(histories, killed, Restart.UNEXPLAINED),
                    having(histories, killed, Restart.KILLED));
        }

        private static boolean isDone(List<Change> history) {
            return history.stream().anyMatch(change -> change.after().equals("done"));
        }

        private static List<List<Change>> having(
                Collection<List<Change>> histories, Collection<String> killed, Restart kind) {
            return histories.stream()
                    .filter(history -> Restart.of(history, killed).contains(kind))
                    .toList();
        }
    }
}
