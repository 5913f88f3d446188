package signalbox.queue.movement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobStatement;
import signalbox.queue.RowVersion;
import signalbox.queue.RowVersion.VersionAccess;
import signalbox.text.TimeOrder;

/// Reads when jobs moved last. What moved comes from the running jobs and a limited window of the newest rows; what
/// pending jobs show of it costs as much as there are pending jobs.
public final class MovementQueries {
    private static final String YOUNG =
            NewestRows.young("id, state, @timeEnqueued AS enqueued, @timeStarted AS started,"
                    + " @timeDone AS done, @version AS version");

    /// A time that is later than now is left out: the clock that wrote it was ahead.
    private static final String MOVED = """
            WITH utc AS (SELECT now() AT TIME ZONE 'utc' AS now),
            @young,
            found AS (
              SELECT enqueued, started, done, version FROM young
               UNION ALL
              SELECT @timeEnqueued, @timeStarted, @timeDone, @version
                FROM {queue_job} WHERE state IN ('enqueued', 'started')),
            seen AS (
              SELECT CASE WHEN enqueued <= utc.now THEN enqueued END AS enqueued,
                     CASE WHEN started <= utc.now THEN started END AS started,
                     CASE WHEN done <= utc.now THEN done END AS done, version
                FROM found, utc),
            moved AS (
              SELECT max(enqueued) AS enqueued, max(started) AS started, max(done) AS done,
                     max(greatest(enqueued, started, done)) AS last
                FROM seen)
            SELECT moved.enqueued, moved.started, moved.done,
                   (SELECT count(*) FROM young) AS rows,
                   (SELECT min(id) FROM young) AS first,
                   (SELECT coalesce(bool_or(@older AND state = 'done' AND done <= utc.now), false)
                      FROM young, utc) AS shows_ends,
                   (SELECT version FROM seen
                     WHERE greatest(seen.enqueued, seen.started, seen.done) = moved.last AND version <> 0
                       AND age(version::text::xid) >= 0
                     ORDER BY age(version::text::xid) DESC LIMIT 1) AS version
              FROM moved
            """;

    /// The transaction that wrote a row tells a job that has been pending ever since from one that was put back
    /// later. A job that is postponed after a try gets an eta, and most get a higher retry; its dates become NULL
    /// (postpone and set_pending of queue_job/job.py).
    private static final String PENDING = """
            WITH utc AS (SELECT now() AT TIME ZONE 'utc' AS now, ?::timestamp AS last, age(?::text::xid) AS mark,
                                ?::timestamp AS checkpoint, age(?::text::xid) AS checkpoint_mark),
            waiting AS (
              SELECT id, coalesce(channel, 'root') AS channel, @timeCreated AS created,
                     greatest(@timeCreated, @timeEta) AS due, @eta IS NULL OR @eta <= utc.now AS is_due,
                     last IS NULL OR @timeCreated > last AS is_newer, @retry AS retry,
                     coalesce(@age >= mark, false) AS before_movement,
                     coalesce(@age >= checkpoint_mark, false) AS before_checkpoint,
                     coalesce(@timeCreated < checkpoint - @clocks * interval '1 second', true) AS was_there,
                     CASE WHEN (@retry > 0 OR @eta IS NOT NULL AND @timeCreated <= last) AND coalesce(@age < mark, true)
                          THEN least(coalesce(@timeEta, utc.now), utc.now) END AS postponed
                FROM {queue_job}, utc
               WHERE state = 'pending')
            SELECT channel, min(id) FILTER (WHERE is_due) AS first,
                   min(due) FILTER (WHERE is_due AND before_movement) AS due_by_movement,
                   min(due) FILTER (WHERE is_due AND before_checkpoint) AS due_by_checkpoint,
                   bool_or(NOT before_movement) AS since_movement,
                   bool_or(was_there AND NOT before_checkpoint) AS since_checkpoint,
                   min(created) FILTER (WHERE is_due AND is_newer) AS added_at,
                   max(postponed) AS postponed, sum(retry) AS retries
              FROM waiting
             GROUP BY 1
            """;

    private final Capabilities capabilities;

    public MovementQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// Both parts.
    public LastMovement read(Sql sql) {
        var version = RowVersion.access(sql);
        return pending(sql, moves(sql, version), version);
    }

    /// When jobs moved last.
    public RecentMoves moves(Sql sql) {
        return moves(sql, RowVersion.access(sql));
    }

    private RecentMoves moves(Sql sql, VersionAccess version) {
        var text = JobStatement.of(
                        MOVED.replace("@young", YOUNG).replace("@older", NewestRows.IN_OLDER_HALF),
                        capabilities.jobTable())
                .replace("@version", version.number());
        return sql.first("read when jobs moved last", text, MovementQueries::moves)
                .orElse(RecentMoves.NONE);
    }

    private static RecentMoves moves(ResultSet row) throws SQLException {
        return new RecentMoves(
                Sql.utc(row, "enqueued"),
                Sql.utc(row, "started"),
                Sql.utc(row, "done"),
                (int) row.getLong("version"),
                NewestRows.window(row.getLong("rows"), row.getLong("first"), row.getBoolean("shows_ends")));
    }

    /// What pending jobs show, one channel a row.
    private record Waiting(
            String channel,
            long first,
            @Nullable Instant dueByMovement,
            @Nullable Instant dueByCheckpoint,
            boolean sinceMovement,
            boolean sinceCheckpoint,
            @Nullable Instant added,
            PostponedTries tries) {
        static Waiting of(ResultSet row) throws SQLException {
            var first = row.getLong("first");
            return new Waiting(
                    ChannelName.of(row.getString("channel")).text(),
                    row.wasNull() ? Long.MAX_VALUE : first,
                    Sql.utc(row, "due_by_movement"),
                    Sql.utc(row, "due_by_checkpoint"),
                    row.getBoolean("since_movement"),
                    row.getBoolean("since_checkpoint"),
                    Sql.utc(row, "added_at"),
                    new PostponedTries(Sql.utc(row, "postponed"), row.getLong("retries")));
        }
    }

    private LastMovement pending(Sql sql, RecentMoves moves, VersionAccess version) {
        var text = JobStatement.of(PENDING, capabilities.jobTable())
                .replace("@age", version.age())
                .replace("@clocks", Long.toString(PendingProof.CLOCKS.toSeconds()));
        var checkpoint = CheckpointMark.read(sql);
        var proof = new PendingProof();
        Instant added = null;
        var tries = PostponedTries.NONE;
        var first = Long.MAX_VALUE;
        for (var row : sql.list(
                "read which jobs wait",
                text,
                Waiting::of,
                moves.last(),
                RowVersion.text(moves.version()),
                checkpoint.at(),
                RowVersion.text(checkpoint.version()))) {
            proof.see(
                    row.channel(),
                    row.dueByMovement(),
                    row.dueByCheckpoint(),
                    row.sinceMovement(),
                    row.sinceCheckpoint());
            if (row.added() != null) {
                added = TimeOrder.earlier(row.added(), added);
            }
            tries = tries.with(row.tries());
            first = Math.min(first, row.first());
        }
        return new LastMovement(moves, proof, checkpoint, added, tries, first);
    }
}
