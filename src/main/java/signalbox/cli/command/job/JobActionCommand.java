package signalbox.cli.command.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import signalbox.app.session.action.UnknownOutcome;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.cli.document.ActionDocument;
import signalbox.cli.document.UnknownOutcomeDocument;
import signalbox.cli.option.BulkOptions;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.ConfirmationOptions;
import signalbox.cli.option.DatabaseLook;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.option.UnconfirmedAction;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.TableCells;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.BoundedText;
import signalbox.queue.action.ColumnKind;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.OperationEntry;
import signalbox.queue.job.JobQueries;
import signalbox.queue.job.JobTarget;

/// The command of an operation on jobs: finds the jobs, shows what would change, and does it if `--yes` is given.
@Command(
        footer = {
            "",
            "Prints {takenAt, changed[uuid…], changedDependants[uuid…], "
                    + "refused[{uuid,state,reason}], blockedChildren[uuid…]}; if the connection was lost before"
                    + " the server said whether it was done, {takenAt, changed: null, changedReason,"
                    + " unknown[uuid…]}, and ends with 1.",
            "With --filter it prints {takenAt, filter, frozenAt, matched, chosen, changed, changedDependants, "
                    + "refused[{uuid,state,reason}] (at most 1,000), refusedByState{}, refusedByReason{}, "
                    + "blockedChildren, notReached, chunks, stopped|null, unknown[uuid…], caveats[]}; changed and the others"
                    + " are counts. Ctrl+C ends it after the running batch.",
            "A warning on stderr says so if workers are running some of them. Without --yes it prints on stderr"
                    + " what would change, changes nothing and ends with 4."
        })
public final class JobActionCommand implements Callable<Integer> {
    private static final String SUBTREE = "--subtree";
    private static final String TO = "--to";

    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Parameters(paramLabel = "UUID", arity = "0..*", description = "The jobs.")
    private List<String> uuids = List.of();

    @Mixin
    private BulkOptions all = new BulkOptions();

    @Mixin
    private ConfirmationOptions consent = new ConfirmationOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final CommandContext context;
    /// With the value of `--to`, where it takes one.
    private final Function<String, JobOperation> operation;

    private @Nullable Capabilities seen;

    private JobActionCommand(CommandContext context, Function<String, JobOperation> operation) {
        this.context = context;
        this.operation = operation;
    }

    public static CommandLine of(CommandContext context, OperationEntry entry) {
        return switch (entry) {
            case JobOperation operation -> ofReady(context, operation);
            case ColumnKind kind -> ofColumn(context, kind);
        };
    }

    /// A command that sets a column to a value.
    private static CommandLine ofColumn(CommandContext context, ColumnKind kind) {
        var line = new CommandLine(new JobActionCommand(context, value -> to(kind, value)));
        line.getCommandSpec()
                .name(kind.command())
                .addOption(OptionSpec.builder(TO)
                        .type(String.class)
                        .paramLabel("VALUE")
                        .required(true)
                        .description("What it becomes: " + kind.possible() + ".")
                        .build())
                .usageMessage()
                .description(kind.help());
        return line;
    }

    private static JobOperation to(ColumnKind kind, String value) {
        try {
            return kind.to(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(TO + " " + e.getMessage(), e);
        }
    }

    /// With the name and the help of the operation, and `--subtree` where it has such a form.
    private static CommandLine ofReady(CommandContext context, JobOperation operation) {
        var line = new CommandLine(new JobActionCommand(context, _ -> operation));
        line.getCommandSpec().name(operation.name()).usageMessage().description(operation.help());
        operation
                .subtree()
                .ifPresent(whole -> line.getCommandSpec()
                        .addOption(OptionSpec.builder(SUBTREE)
                                .type(boolean.class)
                                .description(whole.help())
                                .build()));
        return line;
    }

    private Capabilities capabilities() {
        return Objects.requireNonNull(seen, "The database is looked at first");
    }

    private JobOperation chosen() {
        var chosen = operation.apply(option(TO) instanceof String value ? value : "");
        return Boolean.TRUE.equals(option(SUBTREE)) ? chosen.subtree().orElse(chosen) : chosen;
    }

    private @Nullable Object option(String name) {
        var option = spec == null ? null : spec.findOption(name);
        return option == null ? null : option.getValue();
    }

    @Override
    public Integer call() {
        all.demandConsistent(chosen(), !uuids.isEmpty());
        if (all.areGiven()) {
            return new BulkCall(context, target, all, consent).run(all.action(chosen()));
        }
        BoundedText.requireWhole(uuids);
        var targets = context.look(target, look -> {
            var found = targets(look);
            if (consent.isGiven() && !found.isEmpty()) {
                warn(look, found);
            }
            return found;
        });
        if (!consent.isGiven()) {
            ConfirmationOptions.ask(preview(targets), UnconfirmedAction.CHANGE, context.err());
            return ExitCode.REFUSED;
        }
        return targets.isEmpty() ? report(Outcome.NOTHING) : run(targets);
    }

    /// The jobs that exist, each once. Where several rows have a uuid it alone stands for them, and is refused.
    private List<JobTarget> targets(DatabaseLook look) {
        look.demandPrimary();
        seen = look.capabilities();
        var found = new LinkedHashMap<String, JobTarget>();
        var wanted = new LinkedHashSet<>(uuids);
        look.database()
                .use("read jobs", sql -> new JobQueries(look.capabilities()).byUuid(sql, wanted))
                .forEach(job -> found.merge(
                        job.uuid(), JobTarget.of(job), (first, _) -> new JobTarget(first.uuid(), first.shown())));
        return List.copyOf(found.values());
    }

    private Preview preview(List<JobTarget> targets) {
        if (targets.isEmpty()) {
            context.err()
                    .println("None of these jobs exists"
                            + (capabilities().hidesJobs() ? ", or row security hides them from this role." : "."));
            return Preview.refused(List.of());
        }
        var preview = context.preview(target, chosen().on(targets));
        explain(preview);
        return preview;
    }

    /// Prints the warnings that are shown even if no confirmation is asked for.
    private void warn(DatabaseLook look, List<JobTarget> targets) {
        look.database()
                .use("see whether the jobs run", sql -> chosen().warnings(sql, targets, look.capabilities()))
                .forEach(context.err()::println);
    }

    private int run(List<JobTarget> targets) {
        try (var session = context.armed(target)) {
            return report(session.run(chosen().on(targets), consent.confirmation()));
        } catch (PostgresException e) {
            if (UnknownOutcome.is(e)) {
                return unknown(targets, e);
            }
            if (e.kind() != PostgresException.Kind.TIMED_OUT) {
                throw e;
            }
            context.err().println(e.getMessage());
            return report(left(targets, String.valueOf(e.getMessage())));
        }
    }

    private static Outcome left(List<JobTarget> targets, String reason) {
        var refused = targets.stream()
                .map(each -> new Refusal(each.uuid(), each.shown().stored(), reason))
                .toList();
        return Outcome.refused(refused);
    }

    private int unknown(List<JobTarget> targets, PostgresException e) {
        context.err().println(e.getMessage());
        context.print(UnknownOutcomeDocument.of(context.clock().instant(), e, targets));
        return ExitCode.PARTLY;
    }

    private void explain(Preview preview) {
        preview.changes().forEach(change -> context.err().print(line(change, "")));
        preview.followers().forEach(change -> context.err().print(line(change, " (dependant)")));
        preview.refused()
                .forEach(refusal -> context.err()
                        .print(TableCells.line("%s: left alone. %s%n", refusal.subject(), refusal.reason())));
        preview.blocked().forEach(uuid -> context.err().print(TableCells.line("%s: keeps waiting%n", uuid)));
        preview.notes().forEach(context.err()::note);
    }

    private static String line(Change change, String note) {
        return TableCells.line("%s: %s -> %s%s%n", change.subject(), change.before(), change.after(), note);
    }

    private int report(Outcome outcome) {
        var missing = new LinkedHashSet<>(uuids);
        outcome.changes().forEach(change -> missing.remove(change.subject()));
        outcome.refused().forEach(refusal -> missing.remove(refusal.subject()));
        var refused = new ArrayList<>(outcome.refused());
        missing.forEach(uuid ->
                refused.add(new Refusal(uuid, capabilities().absent(), BoundedText.whyAbsent(uuid, capabilities()))));
        context.print(ActionDocument.of(context.clock().instant(), outcome, refused));
        if (outcome.changes().isEmpty()) {
            return ExitCode.NOTHING_DONE;
        }
        return refused.isEmpty() ? ExitCode.FINE : ExitCode.PARTLY;
    }
}
