package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.channel.ConfiguredChannels;
import signalbox.monitor.memory.NotifiedChanges;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.count.CountCertainty;
import signalbox.queue.count.QueueQueries;
import signalbox.testing.TestDatabase;

/// A backlog that is older than the newest rows, which are all that is read of the past.
@Tag("pg")
class QueueThroughputTest {
    private static final List<String> OLD =
            IntStream.range(0, 60).mapToObj(n -> "old-" + n).toList();

    private static void fill(Sql sql) {
        sql.update("add the backlog", """
                INSERT INTO queue_job (uuid, state, channel, date_created)
                SELECT uuid, 'pending', 'root', now() AT TIME ZONE 'utc' - interval '5 h' FROM unnest(?::text[]) AS uuid
                """, OLD);
        sql.update("add what came after it", """
                INSERT INTO queue_job (uuid, state, channel, date_created, date_started, date_done)
                SELECT 'young-' || n, 'done', 'root', at, at, at
                  FROM generate_series(1, ?) AS n, (SELECT now() AT TIME ZONE 'utc' - interval '2 h' AS at) AS ended
                """, QueueQueries.RECENT_ROWS);
    }

    @Test
    void what_is_done_of_an_older_backlog_is_not_called_nothing() throws Exception {
        try (var postgres = TestDatabase.fresh();
                var connection = postgres.open("test");
                var watching = Database.watching(postgres.spec(), StatementLimits.WATCHING)) {
            var sql = new Sql(connection);
            fill(sql);
            var capabilities = watching.use("read what the database offers", CapabilityQueries::read);
            var reader = new SnapshotReader(watching, capabilities, ConfiguredChannels.NONE, InstantSource.system());

            var first = reader.read(new NotifiedChanges(List.of(), true), ProcessSnapshot.NONE)
                    .throughput();
            assertThat(first.certainty()).isEqualTo(CountCertainty.UNKNOWN);
            assertThat(first.knownFrom()).isPresent();

            sql.update("do the backlog", """
                    UPDATE queue_job SET state = 'done', date_started = now() AT TIME ZONE 'utc',
                           date_done = now() AT TIME ZONE 'utc' WHERE uuid = ANY (?)
                    """, OLD.subList(0, 50));
            var seen = reader.read(new NotifiedChanges(OLD.subList(0, 50), true), ProcessSnapshot.NONE)
                    .throughput();
            assertThat(seen.donePerMinute()).isEqualTo(50);
            assertThat(seen.certainty()).isEqualTo(CountCertainty.AT_LEAST);
        }
    }
}
