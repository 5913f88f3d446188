package signalbox.cli.command.job;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import signalbox.app.session.Session;
import signalbox.audit.Preview;
import signalbox.cli.document.BulkDocument;
import signalbox.cli.option.BulkOptions;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.ConfirmationOptions;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.option.UnconfirmedAction;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.TableCells;
import signalbox.postgres.Deadline;
import signalbox.queue.action.bulk.BulkAction;
import signalbox.queue.action.bulk.BulkPhase;
import signalbox.queue.action.bulk.BulkPreview;
import signalbox.queue.action.bulk.BulkProgress;
import signalbox.queue.action.bulk.BulkReport;
import signalbox.queue.action.bulk.BulkReportFile;
import signalbox.queue.action.bulk.BulkRun;
import signalbox.text.DurationText;
import signalbox.text.NumberText;

/// A command on all jobs that match a filter: says how many, and changes them batch after batch if `--yes` is given.
/// Ctrl+C ends it after the running batch, with the report.
record BulkCall(CommandContext context, DatabaseOptions target, BulkOptions options, ConfirmationOptions consent) {
    /// As long as a statement may take, and the report to be written.
    private static final Duration LAST_BATCH = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    /// While less is left of the armed period, it is begun again: the operator has confirmed all batches.
    private static final Duration ARMED = Duration.ofMinutes(2);

    int run(BulkAction action) {
        if (!consent.isGiven()) {
            var preview = context.preview(target, action);
            explain(preview);
            ConfirmationOptions.ask(preview, UnconfirmedAction.CHANGE, context.err());
            return ExitCode.REFUSED;
        }
        options.report().ifPresent(BulkReportFile::demandWritable);
        var printed = new CountDownLatch(1);
        try (var session = context.armed(target)) {
            var hook = Thread.ofPlatform().name("end-bulk").unstarted(() -> end(session, printed));
            Runtime.getRuntime().addShutdownHook(hook);
            var code = confirmed(session, action);
            printed.countDown();
            return code;
        } finally {
            printed.countDown();
        }
    }

    /// What the program still does when it is told to end.
    private static void end(Session session, CountDownLatch printed) {
        session.bulk().stop("stopped by Ctrl+C");
        try {
            var _ = printed.await(LAST_BATCH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The set that the preview has frozen is the one that is changed.
    private int confirmed(Session session, BulkAction action) {
        var preview = session.preview(action);
        explain(preview);
        var lines = new Progress(session);
        session.bulk().notify(lines::show);
        var outcome = session.run(Objects.requireNonNullElse(preview.settled(), action), consent.confirmation());
        var caveats =
                preview.result(BulkPreview.class).map(BulkPreview::caveats).orElse(List.of());
        return reported(outcome.result(BulkReport.class).orElseThrow(), caveats);
    }

    private int reported(BulkReport report, List<String> caveats) {
        options.report().ifPresent(file -> BulkReportFile.write(report, file));
        context.print(BulkDocument.of(context.clock().instant(), report, caveats));
        var counts = report.counts();
        if (counts.changed() == report.jobs().size() && counts.changed() > 0) {
            return ExitCode.FINE;
        }
        return counts.changed() + counts.unknown() > 0 ? ExitCode.PARTLY : ExitCode.NOTHING_DONE;
    }

    private void explain(Preview preview) {
        preview.result(BulkPreview.class).ifPresent(this::explain);
        preview.changes()
                .forEach(change -> context.err()
                        .print(TableCells.line("%s: %s -> %s%n", change.subject(), change.before(), change.after())));
        preview.refused()
                .forEach(refusal -> context.err()
                        .print(TableCells.line("%s: left alone. %s%n", refusal.subject(), refusal.reason())));
        preview.notes().forEach(context.err()::note);
    }

    private void explain(BulkPreview found) {
        var err = context.err();
        err.println(NumberText.of(found.matched(), "job matches", "jobs match")
                + (found.jobs() < found.matched()
                        ? ", the oldest " + NumberText.of(found.jobs(), "is", "are") + " chosen"
                        : "")
                + ": " + found.inBatches() + ".");
        found.byChannel()
                .forEach((channel, count) ->
                        err.print(TableCells.line("  %s: %s%n", channel, NumberText.of(count, "job", "jobs"))));
        found.samples()
                .forEach(change -> err.print(TableCells.line(
                        "  for example %s: %s -> %s%n", change.subject(), change.before(), change.after())));
    }

    /// A line a second while it runs. What needs an operator ends it: nobody sits here who could go on.
    private final class Progress {
        private final Session session;
        private Deadline next = Deadline.now();

        Progress(Session session) {
            this.session = session;
        }

        void show(BulkRun run) {
            var progress = run.progress();
            if (session.armedFor().filter(left -> left.compareTo(ARMED) > 0).isEmpty()) {
                session.arm();
            }
            if (progress.phase() == BulkPhase.PAUSED) {
                run.stop("stopped");
            } else if (next.isOver()) {
                next = Deadline.in(BETWEEN_LINES);
                context.err().println(line(progress));
            }
        }

        private static String line(BulkProgress progress) {
            return NumberText.count(progress.jobs() - progress.counts().notReached()) + " of "
                    + NumberText.of(progress.jobs(), "job") + ", " + NumberText.count(progress.perSecond())
                    + " a second, about " + DurationText.of(progress.left()) + " left";
        }
    }
}
