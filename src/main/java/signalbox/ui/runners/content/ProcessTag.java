package signalbox.ui.runners.content;

import java.util.Locale;
import signalbox.election.EmbeddedMarker;
import signalbox.election.RunnerConnection;
import signalbox.monitor.Snapshot;
import signalbox.worker.ProcessKind;
import signalbox.worker.Worker;

/// The process that a runner lives in.
///
/// @param badge its kind: `HTTP`, `CRON`, `EMBEDDED`; empty when it is not known
/// @param pid empty when it is not known, or not needed
/// @param title everything in words
public record ProcessTag(String badge, String pid, String title) {
    /// An embedded runner of a Signalbox.
    public static final String EMBEDDED = "EMBEDDED";

    static ProcessTag of(EmbeddedMarker embedded) {
        return embedded == EmbeddedMarker.NO
                ? new ProcessTag("", RunnerRow.NONE, RunnerRow.NONE)
                : new ProcessTag(EMBEDDED, "", EMBEDDED);
    }

    static ProcessTag of(RunnerConnection runner, Snapshot snapshot) {
        return snapshot.workers()
                .behind(runner.pid())
                .filter(_ -> runner.embedded() == EmbeddedMarker.NO)
                .map(ProcessTag::of)
                .orElseGet(() -> of(runner.embedded()));
    }

    private static ProcessTag of(Worker worker) {
        return worker.kind() == ProcessKind.NONE
                ? new ProcessTag("", worker.title(), worker.title())
                : new ProcessTag(
                        worker.kind().word().toUpperCase(Locale.ROOT), Integer.toString(worker.pid()), worker.title());
    }
}
