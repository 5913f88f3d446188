package signalbox.queue.trend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobStatement;
import signalbox.queue.trend.TrendCoverage.ReadRows;

/// Reads the trends of a period: one statement over the newest rows, which the server adds up by channel, method and
/// step. Its cost is bounded by `TrendPeriod.mostRows` whatever the size of the table; it uses the primary key alone.
public final class TrendQueries {
    /// How long the server may work on it.
    static final Duration LIMIT = Duration.ofSeconds(4);

    /// There are few groups. To sort all rows for them would take longer than to read them, and write temporary files
    /// on the server.
    private static final String LIMITED =
            "SET LOCAL statement_timeout = %d; SET LOCAL enable_sort = off; SET LOCAL work_mem = '32MB'"
                    .formatted(LIMIT.toMillis());

    /// Longer names are cut: they only tell methods apart.
    private static final int LONGEST_NAME = 200;

    /// `OFFSET 0` keeps the planner from working out each expression again wherever its name stands.
    static final String CELLS = """
            WITH axis AS (SELECT ?::timestamp AS from_time, ?::timestamp AS to_time, ?::float8 AS step, ?::int4 AS steps),
            recent AS (
              SELECT id, state, channel, @model AS model, @method AS method, greatest(@timeCreated, @timeEta) AS due,
                     CASE WHEN state NOT IN ('pending', 'enqueued', 'wait_dependencies') THEN @timeStarted END AS began,
                     @timeDone AS done, CASE WHEN @took > 0 AND @took < 1e8 THEN @took END AS took
                FROM {queue_job} ORDER BY id DESC LIMIT ?),
            ended AS (
              SELECT *, CASE state WHEN 'done' THEN coalesce(done, began + took * interval '1 s')
                                   WHEN 'failed' THEN CASE WHEN done >= began THEN done ELSE began END END AS ended
                FROM recent OFFSET 0),
            placed AS (
              SELECT id, state, channel, model, method, due, began, done, took,
                     CASE WHEN began < from_time THEN -1 WHEN began >= to_time THEN steps
                          WHEN began IS NOT NULL THEN floor(date_part('epoch', began - from_time) / step)::int4
                          WHEN state IN ('pending', 'enqueued') THEN steps ELSE -1 END AS began_in,
                     CASE WHEN ended >= from_time AND ended < to_time
                          THEN floor(date_part('epoch', ended - from_time) / step)::int4 ELSE -1 END AS ended_in,
                     steps
                FROM ended, axis OFFSET 0),
            keyed AS (
              SELECT began_in >= 0 OR ended_in >= 0 AS counts, id, channel, model, method, state, began_in, ended_in, due,
                     CASE WHEN began_in >= 0 AND began_in < steps
                          THEN CASE WHEN began < due THEN 0
                               ELSE (date_part('epoch', began - due) * 1000)::int8 END END AS waited,
                     CASE WHEN ended_in >= 0 AND state = 'done'
                          THEN coalesce(took * 1000, CASE WHEN done < began THEN 0
                                                   ELSE date_part('epoch', done - began) * 1000 END)::int8 END AS ran
                FROM placed OFFSET 0),
            named AS (
              SELECT CASE WHEN counts THEN coalesce(channel, '') END COLLATE "C" AS channel,
                     CASE WHEN counts THEN left(coalesce(model, ''), @longest) END COLLATE "C" AS model,
                     CASE WHEN counts THEN left(coalesce(method, ''), @longest) END COLLATE "C" AS method,
                     CASE WHEN counts THEN began_in END AS began_in, CASE WHEN counts THEN ended_in END AS ended_in,
                     CASE WHEN counts THEN CASE state WHEN 'done' THEN 'D' WHEN 'failed' THEN 'F' ELSE 'N' END
                          END COLLATE "C" AS ending,
                     id, due, waited, ran
                FROM keyed OFFSET 0)
            SELECT channel, model, method, began_in, ended_in, ending,
                   count(*) AS jobs, min(id) AS first_id, min(due) AS first_due,
                   string_agg(waited::text, ',') AS waits, string_agg(ran::text, ',') AS runs
              FROM named
             GROUP BY 1, 2, 3, 4, 5, 6
            """.replace("@longest", Integer.toString(LONGEST_NAME));

    private static final String CREATED = "SELECT @timeCreated AS created FROM {queue_job} WHERE id = ?";

    private static final String KEPT =
            "SELECT min(removal_interval) AS days FROM {queue_job_channel} WHERE removal_interval > 0";

    private final Capabilities capabilities;

    public TrendQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// What was read.
    ///
    /// @param kept how long Odoo keeps done jobs at least; null when the database does not say
    public record ReadCells(
            List<TrendCell> cells, ReadRows rows, @Nullable Duration kept) {}

    /// To be called in a transaction: its limit of time ends with it.
    ///
    /// @throws signalbox.postgres.connection.PostgresException TIMED_OUT when the server needs more than `LIMIT`
    public ReadCells read(Sql sql, TrendAxis axis, int mostRows) {
        sql.execute("limit the time for the trends", LIMITED);
        var read = sql.list(
                "read the trends",
                JobStatement.of(CELLS, capabilities.jobTable()),
                RowsOfCell::of,
                axis.from(),
                axis.to(),
                (double) axis.step().toSeconds(),
                axis.steps(),
                mostRows);
        var rows = read.stream().mapToLong(RowsOfCell::jobs).sum();
        var first = read.stream().mapToLong(RowsOfCell::firstId).min().orElse(0);
        return new ReadCells(
                read.stream().flatMap(row -> row.cell().stream()).toList(),
                new ReadRows(rows, rows < mostRows, first, created(sql, first)),
                kept(sql));
    }

    private @Nullable Instant created(Sql sql, long id) {
        var found = sql.list(
                "read the oldest of these jobs",
                JobStatement.of(CREATED, capabilities.jobTable()),
                row -> Sql.utc(row, "created"),
                id);
        return found.isEmpty() ? null : found.getFirst();
    }

    private @Nullable Duration kept(Sql sql) {
        if (!capabilities.tables().contains("queue_job_channel")
                || !capabilities.channelTable().has("removal_interval")) {
            return null;
        }
        var days = sql.list("read how long jobs are kept", KEPT, row -> Sql.integer(row, "days"))
                .getFirst();
        return days == null ? null : Duration.ofDays(days);
    }

    /// @param cell empty for the rows that show nothing of the period
    private record RowsOfCell(List<TrendCell> cell, long jobs, long firstId) {
        static RowsOfCell of(ResultSet row) throws SQLException {
            var jobs = row.getLong("jobs");
            @Nullable String ending = row.getString("ending");
            return new RowsOfCell(
                    ending == null ? List.of() : List.of(cell(row, ending(ending), jobs)),
                    jobs,
                    row.getLong("first_id"));
        }

        private static TrendCell cell(ResultSet row, TrendEnding ending, long jobs) throws SQLException {
            return new TrendCell(
                    ChannelName.of(row.getString("channel")).text(),
                    row.getString("model"),
                    row.getString("method"),
                    row.getInt("began_in"),
                    row.getInt("ended_in"),
                    ending,
                    jobs,
                    Sql.utc(row, "first_due"),
                    Lengths.parse(row.getString("waits")),
                    Lengths.parse(row.getString("runs")));
        }

        private static TrendEnding ending(String letter) {
            return switch (letter) {
                case "D" -> TrendEnding.DONE;
                case "F" -> TrendEnding.FAILED;
                default -> TrendEnding.NONE;
            };
        }
    }
}
