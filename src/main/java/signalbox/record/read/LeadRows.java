package signalbox.record.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import signalbox.record.file.RecordConnection;
import signalbox.record.read.PastMoment.LedSince;
import signalbox.record.read.RecordedEvent.EpisodeTurned;
import signalbox.record.read.RecordedEvent.Turn;
import signalbox.record.read.StepRows.Way;

/// Reads when another runner led, or none. An episode of the kind `lead` also begins when only the findings about the
/// election change: that is no change of the leader.
final class LeadRows {
    private static final String LEADS = """
            WITH known AS (
              SELECT *, coalesce(json_extract(facts, '$.leader.pid') || ' ' || json_extract(facts, '$.leader.application'),
                                 json_extract(facts, '$.anomalies')) AS leader
                FROM episode WHERE kind = 'lead'),
              leads AS (SELECT *, lag(leader) OVER (ORDER BY began, id) AS led_before FROM known)
            SELECT * FROM leads
            """;
    private static final String CHANGED = " AND leader IS NOT led_before";

    private final RecordConnection file;

    LeadRows(RecordConnection file) {
        this.file = file;
    }

    private static RecordedEvent event(ResultSet row) throws SQLException {
        var episode = MomentRows.episode(row);
        return new EpisodeTurned(episode.began(), Turn.BEGAN, episode);
    }

    /// The next or the previous change of the leader that was seen.
    Optional<RecordedEvent> step(Way way, Instant at) {
        return file.first(
                LEADS + " WHERE began" + way.test() + " AND seen_begin = 1" + CHANGED + " ORDER BY began" + way.order()
                        + " LIMIT 1",
                LeadRows::event,
                at.toEpochMilli());
    }

    /// The changes of the leader between two moments that were seen.
    List<RecordedEvent> between(Instant from, Instant to) {
        return file.list(
                LEADS + " WHERE began >= ? AND began < ? AND seen_begin = 1" + CHANGED + " ORDER BY began LIMIT "
                        + Recording.MOST_ROWS,
                LeadRows::event,
                from.toEpochMilli(),
                to.toEpochMilli());
    }

    /// Since when it has been as it is at a moment, in the same stretch of watching.
    Optional<LedSince> since(Instant at) {
        return file.first(
                LEADS
                        + " WHERE began <= ? AND (seen_begin = 0 OR leader IS NOT led_before) ORDER BY began DESC LIMIT 1",
                row -> new LedSince(Instant.ofEpochMilli(row.getLong("began")), row.getInt("seen_begin") != 0),
                at.toEpochMilli());
    }
}
