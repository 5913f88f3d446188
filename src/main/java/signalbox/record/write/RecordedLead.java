package signalbox.record.write;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.election.Leadership;
import signalbox.monitor.Snapshot;
import signalbox.worker.Worker;

/// Who leads by which rule, and what is wrong with it; the facts of an episode of the kind `lead`.
///
/// @param leader null when none is known
/// @param worker the kind of process that it lives in; null when not known
/// @param reason a sentence: of the moment at which the episode began
/// @param anomalies codes of findings about the election
record RecordedLead(
        String scheme,
        @Nullable RecordedRunner leader,
        @Nullable String worker,
        String reason,
        List<String> anomalies) {
    static RecordedLead of(Snapshot snapshot) {
        var judged = snapshot.leadership();
        var leader = judged.leader();
        return new RecordedLead(
                judged.scheme().name(),
                leader == null ? null : RecordedRunner.of(leader),
                leader == null
                        ? null
                        : snapshot.workers()
                                .behind(leader.pid())
                                .map(Worker::kind)
                                .map(kind -> kind.word())
                                .orElse(null),
                judged.reason(),
                anomalies(judged));
    }

    private static List<String> anomalies(Leadership judged) {
        return judged.anomalies().stream()
                .map(anomaly -> anomaly.code().word())
                .distinct()
                .sorted()
                .toList();
    }

    /// The reason is left out: it may hold figures that change with each look.
    String subject() {
        return scheme + " " + (leader == null ? "nobody" : leader.subject()) + " " + worker + " " + anomalies;
    }
}
