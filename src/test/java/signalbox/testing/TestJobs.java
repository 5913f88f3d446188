package signalbox.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Sql;

/// Puts jobs into a test database and looks at them.
public final class TestJobs {
    private static final String INSERT = """
            insert into queue_job (uuid, state, channel, priority, retry, max_retries, name, model_name, method_name,
                                   func_string, date_created)
            values (?, ?, ?, ?, 0, 5, 'A job', 'res.partner', 'touch', 'res.partner(1,).touch()',
                    date_trunc('seconds', now() at time zone 'utc'))
            """;

    private final Sql sql;

    public TestJobs(Sql sql) {
        this.sql = sql;
    }

    public void add(String uuid, String state, @Nullable String channel, int priority) {
        sql.update("add a job", INSERT, uuid, state, channel, priority);
    }

    public void set(String uuid, String state) {
        sql.update("change a job", "update queue_job set state = ? where uuid = ?", state, uuid);
    }

    /// The row that shows the last movement is the last one that was written; there is one from two hours ago at least.
    /// Only then does the table itself show that jobs have waited: they may have been put back since otherwise.
    public void nothingWrittenSince() {
        sql.update("move a job long ago", """
                insert into queue_job (uuid, state, channel, name, date_created, date_done)
                select 'long-ago', 'done', 'root', 'A job', now() at time zone 'utc' - interval '3 h',
                       date_trunc('seconds', now() at time zone 'utc') - interval '2 h'
                 where not exists (select 1 from queue_job
                                    where coalesce(date_enqueued, date_started, date_done) is not null)
                """);
        sql.update("write the row of the last movement again", """
                update queue_job set priority = priority
                 where id = (select id from queue_job where coalesce(date_enqueued, date_started, date_done) is not null
                              order by greatest(date_enqueued, date_started, date_done) desc limit 1)
                """);
    }

    public String state(String uuid) {
        return sql.first("read a job", "select state from queue_job where uuid = ?", row -> row.getString(1), uuid)
                .orElse("gone");
    }

    public List<String> inState(String state) {
        return sql.list(
                "read jobs", "select uuid from queue_job where state = ? order by id", row -> row.getString(1), state);
    }
}
