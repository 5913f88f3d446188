package signalbox.queue.probe;

import java.util.Optional;
import signalbox.postgres.Sql;

/// Looks for open probe jobs and for the drill that they belong to. Any role sees the lock of a drill, which ends with
/// its session. The cost grows with the open jobs until a probe is found. To be used at READ COMMITTED.
public final class DrillProbeQueries {
    private static final String ONE = """
            SELECT id FROM {queue_job}
             WHERE state IN ('pending', 'enqueued', 'started') AND channel = ? AND name = ? LIMIT 1
            """;

    private static final String DRILL = """
            SELECT l.pid FROM pg_locks l JOIN pg_database d ON d.oid = l.database
             WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted
               AND (l.classid::bigint << 32 | l.objid::bigint) = ? AND l.objsubid = 1 LIMIT 1
            """;

    private static final String STILL = "SELECT id FROM {queue_job} WHERE id = ? AND channel = ?";

    private DrillProbeQueries() {}

    /// A probe that is there before and after the look at the lock was there without a drill, if none held it. Empty
    /// when the probe went meanwhile: then a drill may just have ended.
    public static Optional<DrillProbes> read(Sql sql) {
        var probe =
                sql.first("look for probe jobs", ONE, row -> row.getLong("id"), ProbeChannel.NAME, ProbeChannel.JOB);
        if (probe.isEmpty()) {
            return Optional.of(DrillProbes.NONE);
        }
        var drill = sql.first("check whether a drill runs", DRILL, row -> row.getInt("pid"), ProbeChannel.DRILL_LOCK);
        if (drill.isPresent()) {
            return Optional.of(new DrillProbes(true, drill.get()));
        }
        return sql.first(
                        "look for the probe job again", STILL, row -> row.getLong("id"), probe.get(), ProbeChannel.NAME)
                .map(_ -> new DrillProbes(true, null));
    }
}
