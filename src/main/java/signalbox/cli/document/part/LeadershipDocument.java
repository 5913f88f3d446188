package signalbox.cli.document.part;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.election.Anomaly;
import signalbox.election.LockAnswer;
import signalbox.election.ObservedDispatcher;
import signalbox.election.RunnerConnection;
import signalbox.health.rule.Findings;
import signalbox.monitor.Snapshot;

/// Which runner leads the queue, and what is wrong with it.
public record LeadershipDocument(@JsonUnwrapped Leaders leaders, List<AnomalyDocument> anomalies) {
    /// The leader by each way to find it. The reason beside each is always given.
    ///
    /// @param shouldLead the runner that leads by the rule in force
    /// @param holdsLock the runner that holds the runners' advisory lock of this database
    /// @param dispatcher the runner that was seen to enqueue jobs
    public record Leaders(
            String scheme,
            @Nullable Leader leader,
            String leaderReason,
            @Nullable BackendPid shouldLead,
            String shouldLeadReason,
            @Nullable BackendPid holdsLock,
            String holdsLockReason,
            @Nullable BackendPid dispatcher,
            String dispatcherReason) {

        public static Leaders of(Snapshot snapshot) {
            var leadership = snapshot.leadership();
            var lock = LockAnswer.of(leadership, snapshot.observation());
            var dispatcher = ObservedDispatcher.of(snapshot.observation());
            return new Leaders(
                    leadership.scheme().code(),
                    leadership.leader() == null ? null : Leader.of(leadership.leader()),
                    leadership.reason(),
                    BackendPid.of(leadership.leader()),
                    leadership.reason(),
                    BackendPid.of(lock.holder()),
                    lock.reason(),
                    BackendPid.of(dispatcher.runner()),
                    dispatcher.reason());
        }
    }

    public record Leader(
            int pid,
            @Nullable String uuid,
            @OmitNull @Nullable String uuidReason,
            String database,
            @Nullable Instant since,
            @OmitNull @Nullable String sinceReason) {
        static Leader of(RunnerConnection leader) {
            return new Leader(
                    leader.pid(),
                    leader.uuid(),
                    NullReason.ifNull(leader.uuid(), "Its connection has no name of the election."),
                    leader.database(),
                    leader.backendStart(),
                    NullReason.ifNull(leader.backendStart(), "The start is hidden from this role."));
        }
    }

    public record BackendPid(int pid) {
        static @Nullable BackendPid of(@Nullable RunnerConnection runner) {
            return runner == null ? null : new BackendPid(runner.pid());
        }
    }

    public record AnomalyDocument(String code, String severity, List<String> evidence) {
        static AnomalyDocument of(Anomaly anomaly, Snapshot snapshot) {
            return new AnomalyDocument(
                    anomaly.code().word(),
                    Findings.severity(anomaly, snapshot).word(),
                    Findings.evidence(anomaly, snapshot));
        }
    }

    public static LeadershipDocument of(Snapshot snapshot) {
        return new LeadershipDocument(
                Leaders.of(snapshot),
                snapshot.leadership().anomalies().stream()
                        .map(anomaly -> AnomalyDocument.of(anomaly, snapshot))
                        .toList());
    }
}
