package signalbox.queue.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import signalbox.channel.text.ChannelName;
import signalbox.postgres.Sql;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;

/// Finds rows whose state queue_job does not know. It finds the words by going from one to the next in the index on
/// `state`: done jobs cost nothing.
public final class OtherStateQueries {
    /// The limits: no more words than this are read, and no more rows than that are counted.
    private static final int MOST_WORDS = 50;

    private static final int MOST_ROWS = 100_000;

    private static final String WORDS = """
            WITH RECURSIVE word AS (
              (SELECT state FROM {queue_job} WHERE state IS NOT NULL ORDER BY state LIMIT 1)
              UNION ALL
              SELECT (SELECT next.state FROM {queue_job} next WHERE next.state > word.state
                       ORDER BY next.state LIMIT 1)
                FROM word WHERE word.state IS NOT NULL)
            (SELECT left(state, 201) FROM word WHERE state <> ALL (?) LIMIT ?)
            UNION ALL
            (SELECT NULL FROM {queue_job} WHERE state IS NULL LIMIT 1)
            """;

    private static final String COUNTED = """
            SELECT channel, state, count(*) AS jobs
              FROM (SELECT channel, left(state, 201) AS state FROM {queue_job} WHERE %s LIMIT ?) AS others
             GROUP BY 1, 2
            """;

    private OtherStateQueries() {}

    /// The words in the column `state` that queue_job does not know, at most 50.
    public static OtherStateNames names(Sql sql) {
        var words = new ArrayList<String>();
        var nulls = new AtomicBoolean();
        sql.list(
                "look for states that queue_job does not know",
                WORDS,
                row -> {
                    var word = row.getString(1);
                    if (word == null) {
                        nulls.set(true);
                    } else {
                        words.add(word);
                    }
                    return true;
                },
                JobState.KNOWN.stream().map(JobState::stored).toList(),
                MOST_WORDS);
        return new OtherStateNames(words, nulls.get());
    }

    static OtherStates count(Sql sql) {
        var words = names(sql);
        if (words.isEmpty()) {
            return OtherStates.NONE;
        }
        var byChannel = new HashMap<String, Map<String, Long>>();
        sql.list(
                "count jobs in other states",
                COUNTED.formatted(words.condition("state")),
                row -> byChannel
                        .computeIfAbsent(
                                ChannelName.of(row.getString("channel")).text(), _ -> new HashMap<>())
                        .merge(new StoredState(row.getString("state")).label(), row.getLong("jobs"), Long::sum),
                words.texts(),
                MOST_ROWS);
        var found = new OtherStates(byChannel, true);
        return new OtherStates(
                byChannel, words.texts().size() < MOST_WORDS && found.total().value() < MOST_ROWS);
    }
}
