package signalbox.live.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import signalbox.live.LiveJobs;
import signalbox.live.OpenJob;
import signalbox.postgres.CopiedRow;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.BoundedText;
import signalbox.queue.JobState;
import signalbox.queue.JobStatement;
import signalbox.queue.RowVersion;
import signalbox.queue.count.QueueQueries.SeenJob;
import signalbox.text.TimeOrder;

/// Reads open jobs into memory: all of them once, in portions, and then those that were notified, by their uuid.
public final class LiveJobQueries {
    /// How long the reading of all open jobs may take: a slow line needs some minutes.
    private static final String LONGEST = "SET LOCAL statement_timeout = '10min'";

    private static final String COLUMNS = """
            SELECT id, @uuid AS uuid, @state AS state, channel, coalesce(priority, 10) AS priority, date_created, @eta AS eta,
                   @enqueued AS date_enqueued, @started AS date_started, @model AS model_name,
                   @method AS method_name, @exception AS exc_name, coalesce(@retry, 0) AS retry,
                   @trace IS NOT NULL AS has_trace, @done AS date_done, @version AS version,
                   @worker AS worker_pid
              FROM {queue_job}
            """;

    private static final String OPEN = " state IN ('wait_dependencies', 'pending', 'enqueued', 'started', 'failed')";

    /// The order and the types are those that `copied` reads.
    private static final String ALL = """
            SELECT id::int8, uuid, state, channel, priority::int4, date_created, eta, date_enqueued, date_started,
                   model_name, method_name, exc_name, retry::int4, has_trace, version
              FROM (""" + COLUMNS + " WHERE" + OPEN + ") AS open_jobs";

    private static final String BY_UUID = COLUMNS + " WHERE uuid = ANY(?)";

    /// No more open jobs without a uuid than this are read after a notification.
    static final int MOST_WITHOUT_UUID = 1_000;

    private static final String WITHOUT_UUID =
            COLUMNS + " WHERE uuid IS NULL AND" + OPEN + " LIMIT " + (MOST_WITHOUT_UUID + 1);

    private final Capabilities capabilities;
    private final String version;

    public LiveJobQueries(Sql sql, Capabilities capabilities) {
        this.capabilities = capabilities;
        this.version = RowVersion.access(sql).number();
    }

    /// Hands over all open jobs, one after the other. To be called in a transaction of its own; ends early when the
    /// taker throws.
    public void readAll(Sql sql, Consumer<OpenJob> taker) {
        sql.execute("allow a long answer", LONGEST);
        sql.copied("read the open jobs", adapted(ALL), row -> taker.accept(copied(row)));
    }

    private static OpenJob copied(CopiedRow row) {
        var id = row.number();
        var uuid = row.text();
        return new OpenJob(
                id,
                uuid == null ? null : BoundedText.cut(uuid),
                JobState.of(row.text()),
                Objects.requireNonNullElse(row.text(), "root"),
                row.smallNumber(),
                row.time(),
                row.time(),
                row.time(),
                row.time(),
                Objects.requireNonNullElse(row.text(), ""),
                Objects.requireNonNullElse(row.text(), ""),
                row.text(),
                new OpenJob.LastWrite(row.smallNumber(), row.flag(), (int) row.number()));
    }

    /// The rows of these uuids, open or not.
    List<NotifiedRow> byUuid(Sql sql, Collection<String> uuids) {
        return sql.list("read notified jobs", adapted(BY_UUID), LiveJobQueries::row, uuids);
    }

    /// The open jobs without a uuid, `MOST_WITHOUT_UUID` and one more at most.
    List<OpenJob> withoutUuid(Sql sql) {
        return sql.list("read open jobs without a uuid", adapted(WITHOUT_UUID), LiveJobQueries::job);
    }

    private static NotifiedRow row(ResultSet row) throws SQLException {
        var state = JobState.of(row.getString("state"));
        var seen = new SeenJob(
                BoundedText.text(row, "uuid"),
                state,
                Sql.utc(row, "date_enqueued"),
                Sql.utc(row, "date_started"),
                Sql.utc(row, "date_done"),
                TimeOrder.laterKnown(Sql.utc(row, "date_created"), Sql.utc(row, "eta")));
        return new NotifiedRow(
                row.getLong("id"),
                seen,
                channel(row),
                state.isOpen() ? job(row) : null,
                Sql.utc(row, "date_done"),
                version(row),
                new LiveJobs.ModelMethod(text(row, "model_name"), text(row, "method_name")),
                worker(row));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static @Nullable Integer worker(ResultSet row) throws SQLException {
        var pid = row.getInt("worker_pid");
        return pid > 0 ? pid : null;
    }

    private static String channel(ResultSet row) throws SQLException {
        return Objects.requireNonNullElse(row.getString("channel"), "root");
    }

    private static int version(ResultSet row) throws SQLException {
        return (int) row.getLong("version");
    }

    private String adapted(String text) {
        return JobStatement.of(text, capabilities.jobTable()).replace("@version", version);
    }

    private static OpenJob job(ResultSet row) throws SQLException {
        return new OpenJob(
                row.getLong("id"),
                BoundedText.read(row, "uuid"),
                JobState.of(row.getString("state")),
                channel(row),
                row.getInt("priority"),
                Sql.sorted(row, "date_created"),
                Sql.sorted(row, "eta"),
                Sql.sorted(row, "date_enqueued"),
                Sql.sorted(row, "date_started"),
                text(row, "model_name"),
                text(row, "method_name"),
                row.getString("exc_name"),
                new OpenJob.LastWrite(row.getInt("retry"), row.getBoolean("has_trace"), version(row)));
    }
}
