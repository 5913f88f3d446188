package signalbox.health;

import java.util.List;
import signalbox.monitor.Snapshot;
import signalbox.worker.ProcessKind;
import signalbox.worker.ProcessMatch;
import signalbox.worker.ProcessMatch.Reason;
import signalbox.worker.Worker;
import signalbox.worker.Workers;

/// Whether a process answers HTTP. Without one nothing starts a runner and nothing runs a job.
///
/// @param evidence one sentence; if the answer is not known, the reason
public record SiteStatus(YesNoUnknown answer, String evidence) {
    /// Judges by a list of one host's processes alone. Others may run elsewhere: it never answers no.
    public static SiteStatus of(Workers workers) {
        return workers.serveNothing()
                ? new SiteStatus(
                        YesNoUnknown.UNKNOWN,
                        "No listed process serves HTTP: the workers are asleep, not started, or run on another host.")
                : new SiteStatus(YesNoUnknown.YES, "A listed process serves HTTP, or may serve it.");
    }

    /// Judges by the newest list of processes; unknown if they are not listed, or may be on other hosts.
    public static SiteStatus of(Snapshot snapshot) {
        var workers = snapshot.workers();
        if (workers.takenAt() == null) {
            return new SiteStatus(YesNoUnknown.UNKNOWN, Workers.UNCHECKED);
        }
        if (workers.odoo().isEmpty()) {
            return new SiteStatus(
                    YesNoUnknown.UNKNOWN,
                    "No Odoo process runs on " + workers.source() + ": the workers are asleep, or run on"
                            + " another host.");
        }
        var serving = workers.serving(snapshot.observation().database());
        if (!serving.isEmpty()) {
            return new SiteStatus(YesNoUnknown.YES, answering(serving) + " is on " + workers.source() + ".");
        }
        if (!workers.serveNothing()) {
            return new SiteStatus(
                    YesNoUnknown.UNKNOWN,
                    "All processes that serve HTTP on " + workers.source() + " are for other databases than "
                            + snapshot.observation().database() + ".");
        }
        if (snapshot.observation().visibility().standby() != null) {
            return new SiteStatus(YesNoUnknown.UNKNOWN, "Only the primary shows connections from other hosts.");
        }
        var elsewhere =
                workers.matches().values().stream().anyMatch(new ProcessMatch.Missing(Reason.OTHER_HOST)::equals);
        return elsewhere
                ? new SiteStatus(
                        YesNoUnknown.UNKNOWN,
                        "Runners connect from other hosts. The processes there are not" + " watched.")
                : new SiteStatus(
                        YesNoUnknown.NO,
                        "Odoo runs on " + workers.source() + ", but none of its processes" + " serves HTTP.");
    }

    private static String answering(List<Worker> serving) {
        return serving.stream()
                .filter(worker -> worker.kind() != ProcessKind.UNKNOWN)
                .findFirst()
                .map(Worker::title)
                .orElse("A process of Odoo");
    }
}
