package signalbox.cli.command.job;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import signalbox.app.session.RequestTarget;
import signalbox.audit.Preview;
import signalbox.cli.document.AskAgainDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.ConfigOption;
import signalbox.cli.option.ConfirmationOptions;
import signalbox.cli.option.DatabaseLook;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.option.OdooTargetOptions;
import signalbox.cli.option.UnconfirmedAction;
import signalbox.cli.output.Caveats;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.TableCells;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.BoundedText;
import signalbox.runner.askagain.AskAgain;
import signalbox.runner.askagain.AskAgainRequests;
import signalbox.runner.askagain.AskedJob;
import signalbox.runner.askagain.AskedJobs;
import signalbox.text.NumberText;

@Command(
        name = "ask-again",
        description = {
            "Repeats the request to run enqueued jobs that no worker has begun. Changes no row.",
            "Sends requests to --target; without it to the address in its odoo.conf, else to web.base.url."
        },
        footer = {
            "",
            "Prints {takenAt, target, caveats[], asked[uuid…], answered[{uuid,status,answer,state}], unanswered[{uuid,reason}], "
                    + "refused[{uuid,state,reason}]}. No answer within 1 s is normal while a job runs.",
            "Without --yes it prints on stderr what it would do, asks for nothing and ends with 4.",
            "Exit codes: 0 all were asked for; 1 some were, or some are still enqueued after an answer, or their"
                    + " state is not known; 2 none;"
                    + " 3 could not connect; 4 refused."
        })
public final class AskAgainCommand implements Callable<Integer> {
    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Mixin
    private OdooTargetOptions odoo = new OdooTargetOptions();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "UUID", arity = "0..*", description = "The jobs.")
    private List<String> uuids = List.of();

    @Option(
            names = "--orphans",
            description = "All jobs that were enqueued over 10 s ago and that no worker" + " has begun.")
    private boolean notBegun;

    @Mixin
    private ConfirmationOptions consent = new ConfirmationOptions();

    private final CommandContext context;

    public AskAgainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        BoundedText.requireWhole(uuids);
        if (notBegun != uuids.isEmpty()) {
            throw new IllegalArgumentException("Give the jobs' UUIDs, or --orphans");
        }
        var given = odoo.endpoint(context).map(endpoint -> new RequestTarget(endpoint, "--target"));
        var plan = context.look(target, look -> new Plan(action(look, given), look.capabilities()));
        plan.capabilities().caveats().forEach(context.err()::note);
        if (plan.action().isEmpty()) {
            context.err()
                    .println("There is no job to ask for: workers have begun all that were enqueued over 10 s ago"
                            + Caveats.asFarAsSeen(plan.capabilities()) + ".");
            return report(null, List.of(), plan, ExitCode.FINE);
        }
        if (!consent.isGiven()) {
            explain(context.preview(target, plan.action().get()));
            return ExitCode.REFUSED;
        }
        return run(plan.action().get(), plan);
    }

    /// @param action empty when there is no job to ask for
    private record Plan(Optional<AskAgain> action, Capabilities capabilities) {}

    /// Also where there is no job to ask for, a server that takes no requests is refused: it may lag behind.
    private Optional<AskAgain> action(DatabaseLook look, Optional<RequestTarget> given) {
        look.demandPrimary();
        var wanted = notBegun
                ? look.database().use("look for jobs", AskAgainRequests::notBegun)
                : List.copyOf(new LinkedHashSet<>(uuids));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        var aim = given.orElseGet(() -> aim(look));
        return Optional.of(new AskAgain(wanted, aim.endpoint(), aim.source()));
    }

    private RequestTarget aim(DatabaseLook look) {
        return RequestTarget.of(
                look.route(),
                context.snapshot(look, config).config(),
                look.capabilities().baseUrl());
    }

    private void explain(Preview preview) {
        preview.changes()
                .forEach(change ->
                        context.err().print(TableCells.line("%s: would be %s%n", change.subject(), change.after())));
        preview.refused()
                .forEach(refusal -> context.err()
                        .print(TableCells.line("%s: left alone. %s%n", refusal.subject(), refusal.reason())));
        preview.notes().forEach(context.err()::note);
        ConfirmationOptions.ask(preview, UnconfirmedAction.REQUEST, context.err());
    }

    private int run(AskAgain action, Plan plan) {
        try (var session = context.armed(target)) {
            var jobs = session.run(action, consent.confirmation())
                    .result(AskedJobs.class)
                    .orElseThrow()
                    .jobs();
            noteOddAnswers(action.target().label(), jobs);
            return report(action.target().label(), jobs, plan, exit(jobs));
        }
    }

    /// Says what the target did instead of running the jobs, each kind of answer once.
    private void noteOddAnswers(String aim, List<AskedJob> jobs) {
        jobs.stream()
                .flatMap(job -> job.oddAnswer().stream())
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()))
                .forEach((answer, asked) -> context.err()
                        .print(TableCells.line(
                                "%s: %s. %s%n",
                                aim,
                                answer,
                                NumberText.of(asked, "job is still enqueued.", "jobs are still enqueued."))));
    }

    private static int exit(List<AskedJob> jobs) {
        if (jobs.stream().noneMatch(AskedJob::isAsked)) {
            return ExitCode.NOTHING_DONE;
        }
        return jobs.stream().allMatch(AskedJob::isDone) ? ExitCode.FINE : ExitCode.PARTLY;
    }

    private int report(@Nullable String aim, List<AskedJob> jobs, Plan plan, int exit) {
        context.print(AskAgainDocument.of(context.clock().instant(), aim, jobs, plan.capabilities()));
        return exit;
    }
}
