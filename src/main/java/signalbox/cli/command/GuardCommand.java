package signalbox.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import signalbox.audit.Action;
import signalbox.cli.document.GuardDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.ConfirmationOptions;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.option.UnconfirmedAction;
import signalbox.cli.output.ExitCode;
import signalbox.queue.action.guard.EnqueueGuard;

@Command(
        name = "guard",
        description = {
            "The enqueue guard: a trigger on queue_job that lets a job become enqueued only from pending.",
            "status says whether it is installed, sql prints the exact statements, install and remove change it."
        },
        footer = {"", "status prints {takenAt, installed, dropped}; install and remove need --yes."})
final class GuardCommand implements Callable<Integer> {
    enum Verb {
        status,
        sql,
        install,
        remove
    }

    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Parameters(paramLabel = "status|sql|install|remove", description = "What to do.")
    private Verb verb = Verb.status;

    @Mixin
    private ConfirmationOptions consent = new ConfirmationOptions();

    private final CommandContext context;

    GuardCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return switch (verb) {
            case status -> status();
            case sql -> sql();
            case install -> act(new EnqueueGuard.Install());
            case remove -> act(new EnqueueGuard.Remove());
        };
    }

    private int status() {
        var status = context.look(target, look -> look.database().use("look for the guard", EnqueueGuard::status));
        context.print(GuardDocument.of(context.clock().instant(), status));
        return ExitCode.FINE;
    }

    private int sql() {
        String statements = context.look(
                target, look -> look.database().use("write the guard's statements", EnqueueGuard::installSql));
        context.out().print(statements);
        return ExitCode.FINE;
    }

    private int act(Action action) {
        if (!consent.isGiven()) {
            var preview = context.preview(target, action);
            preview.refused().forEach(refusal -> context.err().println(refusal.reason()));
            preview.notes().forEach(context.err()::note);
            ConfirmationOptions.ask(preview, UnconfirmedAction.CHANGE, context.err());
            return ExitCode.REFUSED;
        }
        try (var session = context.armed(target)) {
            var outcome = session.run(action, consent.confirmation());
            outcome.refused().forEach(refusal -> context.err().println(refusal.reason()));
            var status = context.look(target, look -> look.database().use("look for the guard", EnqueueGuard::status));
            context.print(GuardDocument.of(context.clock().instant(), status));
            if (!outcome.changes().isEmpty()) {
                return ExitCode.FINE;
            }
            return outcome.refused().stream()
                            .anyMatch(refusal -> refusal.state().equals("no right"))
                    ? ExitCode.REFUSED
                    : ExitCode.NOTHING_DONE;
        }
    }
}
