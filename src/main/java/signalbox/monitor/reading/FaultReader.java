package signalbox.monitor.reading;

import java.time.Duration;
import java.util.Set;
import signalbox.election.Anomaly.Code;
import signalbox.election.Leadership;
import signalbox.postgres.Database;
import signalbox.queue.stuck.RunnerFaultQueries;
import signalbox.queue.stuck.RunnerFaults;

/// Looks for the causes while runners start over again and again. For one thread.
public final class FaultReader {
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final RateLimitedRead<ReadResult<RunnerFaults>> faults =
            RateLimitedRead.reading("look for what stops runners", OFTEN);

    /// @param roles the roles of the runners
    public ReadResult<RunnerFaults> read(Database database, Leadership leadership, Set<String> roles) {
        return leadership.anomalies().stream().anyMatch(anomaly -> anomaly.code() == Code.RECONNECT_LOOP)
                ? database.transaction(
                        "look for what stops runners",
                        sql -> faults.get(sql, () -> new ReadResult.Known<>(RunnerFaultQueries.read(sql, roles))))
                : ReadResult.unknown("It is checked only while runners connect and disconnect again and again.");
    }
}
