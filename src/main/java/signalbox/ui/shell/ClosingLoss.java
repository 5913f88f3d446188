package signalbox.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.app.session.Session;
import signalbox.election.Candidate;
import signalbox.election.Leadership;
import signalbox.election.RunnerConnection;
import signalbox.failover.Drill;
import signalbox.monitor.Snapshot;
import signalbox.queue.action.bulk.BulkProgress;
import signalbox.queue.action.bulk.BulkRun;
import signalbox.queue.job.export.JobExport;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.RunnerState;
import signalbox.text.NumberText;

/// Something that ends when a profile is closed, and what that means.
///
/// @param title the question in short
record ClosingLoss(String title, List<String> sentences) {
    /// All that would end now. Empty: the profile can be closed without a question.
    static List<ClosingLoss> of(Session session) {
        return Stream.of(
                        session.bulk().running().map(ClosingLoss::bulk),
                        session.reads().exports().running().map(ClosingLoss::export),
                        session.embedded()
                                .filter(ClosingLoss::leads)
                                .map(runner ->
                                        lead(runner, session.monitor().newest().snapshot())),
                        session.drill()
                                .filter(drill -> drill.stage() != Drill.Stage.OVER)
                                .map(_ -> drill()))
                .flatMap(Optional::stream)
                .toList();
    }

    static ClosingLoss bulk(BulkRun run) {
        var progress = run.progress();
        return new ClosingLoss(
                "Close while jobs are being changed?",
                List.of(
                        run.action().operation().verb(progress.jobs()) + ": " + done(progress),
                        "Closing stops it after the running batch. The audit log has the counts, but the report of each"
                                + " job is lost: to keep it, stop it in Jobs and save the report first."));
    }

    private static String done(BulkProgress progress) {
        return NumberText.of(progress.counts().changed(), "is", "are") + " changed, "
                + NumberText.of(progress.counts().notReached(), "is", "are") + " not reached yet.";
    }

    static ClosingLoss export(JobExport export) {
        return new ClosingLoss(
                "Close while jobs are exported?",
                List.of(
                        "Written to " + export.file().getFileName() + ": "
                                + export.progress().text() + ".",
                        "Closing cancels the export: nothing of it stays, and an earlier file of that name stays as it"
                                + " was."));
    }

    static boolean leads(EmbeddedRunner runner) {
        return runner.members().stream().anyMatch(member -> member.state() instanceof RunnerState.Leading);
    }

    private static ClosingLoss lead(EmbeddedRunner runner, @Nullable Snapshot snapshot) {
        var databases = runner.members().stream()
                .filter(member -> member.state() instanceof RunnerState.Leading)
                .map(EmbeddedRunner.Member::database)
                .toList();
        return lead(databases, snapshot == null ? null : snapshot.leadership());
    }

    /// @param seen the election as it was seen last; null: it was not seen
    static ClosingLoss lead(List<String> databases, @Nullable Leadership seen) {
        return new ClosingLoss(
                "Close while the embedded runner leads?",
                List.of(
                        "The embedded runner leads in " + String.join(", ", databases) + ". Closing ends it: it starts"
                                + " no more jobs, and those that it started go on in Odoo.",
                        next(seen)));
    }

    private static String next(@Nullable Leadership seen) {
        if (seen == null) {
            return "Who leads then is not known: no runner was seen so far.";
        }
        var others = seen.succession().stream()
                .filter(candidate -> candidate.role() == Candidate.Role.STANDBY)
                .map(Candidate::connection)
                .toList();
        return others.isEmpty()
                ? "No other runner was seen in the line: no job is started until one connects."
                : "Next in the line: " + named(others.getFirst()) + ".";
    }

    private static String named(RunnerConnection runner) {
        return "pid " + runner.pid() + ", " + runner.shortName();
    }

    private static ClosingLoss drill() {
        return new ClosingLoss(
                "Close while a drill runs?",
                List.of("The drill is stopped, and its report is kept with what was seen so far."));
    }
}
