package signalbox.queue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import signalbox.postgres.Sql;

/// Finds open jobs whose time of creation lies ahead of the server's clock. Its cost grows with the open jobs.
public final class CreatedAheadQueries {
    /// No more are counted.
    public static final int MOST = 10_000;
    /// So many are named.
    public static final int SAMPLES = 5;

    private static final String AHEAD = """
            SELECT count(*) AS jobs, extract(epoch FROM max(date_created - now)) AS furthest,
                   (array_agg(uuid ORDER BY id DESC) FILTER (WHERE uuid IS NOT NULL))[1:%d] AS samples
              FROM (SELECT id, %s AS uuid, date_created, (now() AT TIME ZONE 'utc') AS now FROM {queue_job}
                     WHERE state = ANY (?) AND date_created > (now() AT TIME ZONE 'utc') + interval '%d s' AND %s
                     LIMIT %d) AS ahead
            HAVING count(*) > 0
            """.formatted(
            SAMPLES, BoundedText.of("uuid"), CreatedAheadJobs.TOLERANCE.toSeconds(), Sql.isTime("date_created"), MOST);

    private CreatedAheadQueries() {}

    public static CreatedAheadJobs read(Sql sql) {
        return sql.first(
                        "look for jobs that were created ahead of the clock",
                        AHEAD,
                        row -> {
                            var uuids = row.getArray("samples");
                            List<String> samples = uuids == null
                                    ? List.of()
                                    : Arrays.stream((String[]) uuids.getArray())
                                            .map(BoundedText::cut)
                                            .toList();
                            return new CreatedAheadJobs(
                                    row.getLong("jobs"), Duration.ofSeconds(row.getLong("furthest")), samples);
                        },
                        JobState.OPEN.stream().map(JobState::stored).toList())
                .orElse(CreatedAheadJobs.NONE);
    }
}
