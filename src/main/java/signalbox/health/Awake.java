package signalbox.health;

import java.util.List;
import signalbox.monitor.Snapshot;
import signalbox.worker.Kind;
import signalbox.worker.Match;
import signalbox.worker.Match.Reason;
import signalbox.worker.Worker;

/// Whether a process answers HTTP, without which nothing starts a runner and nothing performs a job.
///
/// @param evidence one sentence; where it is not known, the reason
record Awake(Answer answer, String evidence) {
    static Awake of(Snapshot snapshot) {
        var workers = snapshot.workers();
        if (workers.takenAt() == null) {
            return new Awake(Answer.UNKNOWN, "No processes were looked at.");
        }
        if (workers.odoo().isEmpty()) {
            return new Awake(
                    Answer.UNKNOWN,
                    "No process of Odoo is on " + workers.source() + ": the workers sleep, or live on another host.");
        }
        var serving = workers.serving(snapshot.observation().database());
        if (!serving.isEmpty()) {
            return new Awake(Answer.YES, answering(serving) + " is on " + workers.source() + ".");
        }
        if (!workers.isAsleep()) {
            return new Awake(
                    Answer.UNKNOWN,
                    "All processes that answer HTTP on " + workers.source() + " name other databases than "
                            + snapshot.observation().database() + ".");
        }
        if (snapshot.observation().sight().standby() != null) {
            return new Awake(Answer.UNKNOWN, "Connections of other hosts show on the primary alone.");
        }
        var elsewhere = workers.matches().values().stream().anyMatch(new Match.Missing(Reason.OTHER_HOST)::equals);
        return elsewhere
                ? new Awake(Answer.UNKNOWN, "Runners connect from other hosts, whose processes are not watched.")
                : new Awake(Answer.NO, "Odoo runs on " + workers.source() + ", but no process of it answers HTTP.");
    }

    private static String answering(List<Worker> serving) {
        return serving.stream()
                .filter(worker -> worker.kind() != Kind.UNKNOWN)
                .findFirst()
                .map(Worker::title)
                .orElse("A process of Odoo");
    }
}
