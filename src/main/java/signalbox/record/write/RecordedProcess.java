package signalbox.record.write;

import java.time.Instant;
import signalbox.worker.Worker;

/// A process of Odoo; the facts of an episode of the kind `process`. Its arguments are not kept: they may hold secrets.
///
/// @param kind the word of `ProcessKind`
/// @param started by its host's clock
record RecordedProcess(int pid, int parent, String kind, Instant started, String source) {
    static RecordedProcess of(Worker worker, String source) {
        var process = worker.process();
        return new RecordedProcess(process.pid(), process.ppid(), worker.kind().word(), process.started(), source);
    }

    String subject() {
        return pid + " " + started + " " + kind;
    }
}
