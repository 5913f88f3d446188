package signalbox.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.app.session.Session;
import signalbox.audit.Preview;
import signalbox.channel.ChannelSource;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ConfiguredChannels;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.ConfigOption;
import signalbox.cli.option.ConfirmationOptions;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.option.NamedDatabases;
import signalbox.cli.option.OdooTargetOptions;
import signalbox.cli.option.UnconfirmedAction;
import signalbox.cli.output.ExitCode;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.runner.JoinElection;
import signalbox.runner.NotBegunJobs;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.runner.RunnerState;
import signalbox.runner.action.JoinForDatabases;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.text.UtcTime;

@Command(
        name = "runner",
        description = {
            "Runs only the embedded job runner: it joins the election, and leads and dispatches when it is its turn.",
            "Logs a line on stderr for each change of state, and one when jobs are stuck that it cannot"
                    + " recover. Ends cleanly on SIGTERM.",
            "It says what it will do and starts at once: giving the command confirms it. Where a database counts as"
                    + " production it starts only with --yes and --confirm-database, in both modes; so does each"
                    + " --database. It is refused on a read-only profile."
        })
final class RunnerCommand implements Callable<Integer> {
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s)");

    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Option(
            names = "--mode",
            paramLabel = "observe|dispatch",
            description = "observe leads but dispatches no job: the queue stands still, so it needs the same"
                    + " confirmation as dispatch.")
    private String mode = "dispatch";

    @Option(
            names = "--election",
            paramLabel = "auto|oldest|advisory",
            description = "auto takes the scheme in use, or refuses and says why.")
    private String election = "auto";

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--channels",
            paramLabel = "STRING",
            description = {
                "As in odoo.conf; overrides the channels in the database. Without it: the channels in force.",
                "A channel that is paused in the database stays paused."
            })
    private @Nullable String channels;

    @Mixin
    private OdooTargetOptions odoo = new OdooTargetOptions();

    @Option(names = "--check-every", paramLabel = "300ms", description = "How often it checks, 100ms to 10s.")
    private String checkEvery = "300ms";

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "Another database on the same server; may be repeated.")
    private List<String> others = List.of();

    @Option(
            names = "--yes",
            description = "Needed where a database counts as production, with --confirm-database; elsewhere it starts"
                    + " without it.")
    private boolean yes;

    @Mixin
    private NamedDatabases names = new NamedDatabases();

    private final CommandContext context;

    RunnerCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        var plan = plan();
        try (var session = context.armed(target)) {
            var action = new JoinForDatabases(plan, session.spec().database(), others);
            context.err().println(intention(session, plan));
            return yes || needsNoName(session.preview(action)) ? run(session, action) : ExitCode.REFUSED;
        }
    }

    private static String intention(Session session, JoinElection plan) {
        var spec = session.spec();
        return "A job runner for database " + spec.database() + " at " + spec.address() + ": " + plan.label() + ".";
    }

    /// Whether it may start without `--yes`. If it may not, says why, and how it would start.
    private boolean needsNoName(Preview preview) {
        preview.notes().forEach(context.err()::note);
        if (preview.toType().isEmpty()) {
            return true;
        }
        preview.refused().forEach(refusal -> context.err().println(refusal.reason()));
        ConfirmationOptions.askNames(preview, UnconfirmedAction.RUNNER, context.err());
        return false;
    }

    private JoinElection plan() {
        return new JoinElection(SchemeChoice.of(election), wantedMode(), stated(), endpoint(), check());
    }

    private ConfiguredChannels stated() {
        return channels == null
                ? context.look(target, look -> config.channels(context, look))
                : ConfiguredChannels.of(channels, ChannelSource.GIVEN, "--channels");
    }

    private int run(Session session, JoinForDatabases action) throws InterruptedException {
        var end = new CountDownLatch(1);
        var code = new AtomicInteger(ExitCode.FINE);
        var running = new AtomicInteger(1 + action.others().size());
        if (action.plan().mode() == Mode.OBSERVE) {
            context.err().println("While it leads, it dispatches no job: the queue stands still.");
        }
        var runner = session.serve(action, names.confirmation(), state -> {
            context.err().println(line(state));
            if (state instanceof RunnerState.Stopped stopped && running.decrementAndGet() == 0) {
                code.set(stopped.isByRequest() ? ExitCode.FINE : ExitCode.REFUSED);
                end.countDown();
            }
        });
        session.disarm();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("end-runner").unstarted(runner::close));
        awaitEnd(end, runner);
        return code.get();
    }

    /// Waits until the runner ends. Each time that jobs are found stuck or set aside, it reports them once.
    private void awaitEnd(CountDownLatch end, EmbeddedRunner runner) throws InterruptedException {
        var known = NotBegunJobs.NONE;
        var asideReported = List.<String>of();
        var channelsReported = Map.<String, ChannelsInForce>of();
        while (!end.await(1, TimeUnit.SECONDS)) {
            channelsReported = reportChannels(runner, channelsReported);
            var seen = runner.stuck();
            if (seen.appearedSince(known)) {
                context.err()
                        .println(now() + " " + seen.sentence(context.clock().instant()));
            }
            known = seen;
            asideReported = reportSetAside(runner.jobsSetAside(), asideReported);
        }
    }

    private List<String> reportSetAside(List<String> now, List<String> reported) {
        now.stream()
                .filter(line -> !reported.contains(line))
                .forEach(line -> context.err().println(now() + " " + line));
        return now;
    }

    /// Prints the channels at the start, and each time that others are in force.
    private Map<String, ChannelsInForce> reportChannels(EmbeddedRunner runner, Map<String, ChannelsInForce> reported) {
        var now = runner.channels();
        now.forEach((database, channels) -> {
            if (!channels.equals(reported.get(database))) {
                context.err()
                        .println(now() + " " + database + ": channels " + channels.asString() + ". "
                                + channels.origin());
            }
        });
        return now;
    }

    private Mode wantedMode() {
        return switch (mode) {
            case "observe" -> Mode.OBSERVE;
            case "dispatch" -> Mode.DISPATCH;
            default -> throw new IllegalArgumentException("--mode is observe or dispatch, not \"" + mode + "\"");
        };
    }

    private RunjobEndpoint endpoint() {
        return odoo.endpoint(context).orElseGet(() -> {
            if (wantedMode() == Mode.DISPATCH) {
                throw new IllegalArgumentException("Say where Odoo is: give --target http://HOST:PORT");
            }
            return new RunjobEndpoint("http", "localhost", 8069);
        });
    }

    private Duration check() {
        var match = DURATION.matcher(checkEvery);
        if (match.matches()) {
            var number = Long.parseLong(match.group(1));
            return match.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
        }
        throw new IllegalArgumentException("--check-every is 100ms to 10s, not \"" + checkEvery + "\"");
    }

    private String line(RunnerState state) {
        var backend = state.backendNow();
        return now() + " " + text(state)
                + (backend == null ? "" : ", pid " + backend.pid() + ", " + backend.applicationName());
    }

    private String now() {
        return UtcTime.full(context.clock().instant());
    }

    private String text(RunnerState state) {
        if (state instanceof RunnerState.Leading(var _, var _, var odoo)) {
            var leads = "leader, " + mode.toLowerCase(Locale.ROOT);
            return odoo.sentence().isEmpty() ? leads : leads + ", " + odoo.sentence();
        }
        return state.sentence();
    }
}
