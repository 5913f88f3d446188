package signalbox.cli.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import signalbox.app.WindowRequest;
import signalbox.app.file.Settings;
import signalbox.app.session.action.UnknownOutcome;
import signalbox.audit.RefusedException;
import signalbox.cli.command.config.ConfigCommand;
import signalbox.cli.command.job.AskAgainCommand;
import signalbox.cli.command.job.GroupsCommand;
import signalbox.cli.command.job.JobActionCommand;
import signalbox.cli.command.job.JobsCommand;
import signalbox.cli.command.simulate.SimulateCommand;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.output.AppVersion;
import signalbox.cli.output.ExitCode;
import signalbox.config.ConfigException;
import signalbox.demo.DemoException;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.job.JobLink;
import signalbox.remote.RemoteException;
import signalbox.runner.RunnerException;
import signalbox.worker.listing.ProcessException;

/// The root of the command line. Without a command it opens the window.
@Command(
        name = "signalbox",
        mixinStandardHelpOptions = true,
        versionProvider = AppVersion.class,
        description = {
            "A console for OCA queue_job: shows the live queue and the leader, finds faults and helps to fix them.",
            "Without a command it opens the window, on a demo cluster unless --profile or --url names a database."
        },
        footer = {
            "",
            "Exit codes: 0 fine; 1 partly done, or done and the result could not be written, or it is not known"
                    + " whether it was done (check: warnings); "
                    + "2 nothing done (check: critical); 3 could not read or connect, or could not write the result; "
                    + "4 refused (read-only, missing right, not confirmed); 64 wrong usage; "
                    + "70 a fault of Signalbox itself (the log names it); 141 no program reads the output any more; 130 and 143 ended by Ctrl-C and SIGTERM."
        })
public final class SignalboxCommand implements Callable<Integer> {
    @Mixin
    private DatabaseOptions target;

    @Option(
            names = "--screenshots",
            paramLabel = "DIR",
            description = "Opens every screen, waits for live data, writes a PNG of each screen, and ends.")
    private @Nullable Path screenshots;

    @Option(names = "--theme", paramLabel = "light|dark", description = "For this run only.")
    private @Nullable String theme;

    private @Nullable JobLink link;

    @Spec
    private @Nullable CommandSpec spec;

    private static final Logger LOG = LoggerFactory.getLogger(SignalboxCommand.class);

    private final CommandContext context;

    SignalboxCommand(CommandContext context) {
        this.context = context;
        this.target = context.before();
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "LINK",
            description = "A link to a job, signalbox://PROFILE/job/UUID: opens the window on this job.")
    void link(String text) {
        link = JobLink.of(text)
                .orElseThrow(() -> new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "\"" + text + "\" is no command, and no link signalbox://PROFILE/job/UUID"));
    }

    @Override
    public Integer call() {
        if (link != null && target.isGiven()) {
            throw new IllegalArgumentException("The link names the profile: give it without --profile and --url");
        }
        var destination = target.isGiven() ? context.destination(target) : null;
        return context.window().applyAsInt(new WindowRequest(destination, link, screenshots, wantedTheme()));
    }

    private Settings.@Nullable ThemeChoice wantedTheme() {
        if (theme == null) {
            return null;
        }
        return switch (theme.toLowerCase(Locale.ROOT)) {
            case "light" -> Settings.ThemeChoice.LIGHT;
            case "dark" -> Settings.ThemeChoice.DARK;
            default -> throw new IllegalArgumentException("--theme is light or dark, not \"" + theme + "\"");
        };
    }

    /// All commands with all their options, for the manual and the completion of shells.
    public static CommandLine whole(CommandContext context) {
        return line(context, commands(context));
    }

    private static CommandLine line(CommandContext context, Map<String, Supplier<Object>> commands) {
        var line = new CommandLine(new SignalboxCommand(context));
        commands.forEach((name, make) -> line.addSubcommand(name, make.get()));
        helpful(line);
        return line;
    }

    public static int execute(CommandContext context, String... arguments) {
        var line = line(context, wanted(commands(context), arguments));
        line.setAllowSubcommandsAsOptionParameters(true);
        NumberConverters.readBy(line);
        line.setOut(writer(context.out()));
        line.setErr(writer(context.err()));
        line.setParameterExceptionHandler((e, _) -> misused(context, e));
        line.setExecutionExceptionHandler((e, _, parsed) -> failed(context, e, isGiven("--yes", parsed)));
        try {
            return delivered(context, line, line.execute(arguments));
        } catch (Error e) {
            return faulty(context, e);
        }
    }

    /// In the order in which the help lists them.
    private static Map<String, Supplier<Object>> commands(CommandContext context) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("status", () -> new StatusCommand(context));
        commands.put("runners", () -> new RunnersCommand(context));
        commands.put("check", () -> new CheckCommand(context));
        commands.put("watch", () -> new WatchCommand(context));
        commands.put("fleet", () -> new FleetCommand(context));
        commands.put("why", () -> new WhyCommand(context));
        commands.put("workers", () -> new WorkersCommand(context));
        commands.put("log", () -> new LogCommand(context));
        commands.put("audit", () -> new AuditCommand(context));
        commands.put("jobs", () -> new JobsCommand(context));
        commands.put("metrics", () -> new MetricsCommand(context));
        commands.put("trends", () -> new TrendsCommand(context));
        commands.put("groups", () -> new GroupsCommand(context));
        context.operations()
                .forEach(operation -> commands.put(operation.command(), () -> JobActionCommand.of(context, operation)));
        commands.put("ask-again", () -> new AskAgainCommand(context));
        commands.put("guard", () -> new GuardCommand(context));
        commands.put("runner", () -> new RunnerCommand(context));
        commands.put("drill", () -> new DrillCommand(context));
        commands.put("simulate", () -> new SimulateCommand(context));
        commands.put("config", () -> ConfigCommand.line(context));
        commands.put("diagnostics", () -> new DiagnosticsCommand(context));
        commands.put("demo", () -> new DemoCommand(context));
        return commands;
    }

    /// Reading the options of all commands takes a fifth of the time of a short one, and of that until the window
    /// opens: when the first word names a command, the others are not looked at, nor are those that no word names
    /// when there is no question for help.
    private static Map<String, Supplier<Object>> wanted(Map<String, Supplier<Object>> all, String... arguments) {
        var named = arguments.length == 0 ? null : all.get(arguments[0]);
        if (named != null) {
            return Map.of(arguments[0], named);
        }
        var words = Set.of(Stream.of(arguments).distinct().toArray(String[]::new));
        if (words.contains("--help") || words.contains("-h")) {
            return all;
        }
        var some = new LinkedHashMap<>(all);
        some.keySet().retainAll(words);
        return some;
    }

    /// The exit code when the result could not be written: then there is no result. Changes that were made stay.
    private static int delivered(CommandContext context, CommandLine line, int code) {
        var end = context.out().end();
        var failure = end.failure();
        if (failure == null) {
            return code;
        }
        if (end.isReaderGone()) {
            return code == ExitCode.FINE ? ExitCode.NO_READER : code;
        }
        var acted = isGiven("--yes", line.getParseResult());
        context.err()
                .println("The result could not be written to standard output: " + failure.getMessage() + "."
                        + (acted ? " Changes that were made stay: see the audit log." : ""));
        return code == ExitCode.FINE ? (acted ? ExitCode.PARTLY : ExitCode.NOT_CONNECTED) : code;
    }

    private static boolean isGiven(String option, CommandLine.ParseResult line) {
        return line.hasMatchedOption(option) || (line.hasSubcommand() && isGiven(option, line.subcommand()));
    }

    private static void helpful(CommandLine line) {
        for (var sub : line.getSubcommands().values()) {
            sub.getCommandSpec().mixinStandardHelpOptions(true);
            helpful(sub);
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int misused(CommandContext context, ParameterException e) {
        context.err().println(e.getMessage());
        context.err().println("See: signalbox " + path(e.getCommandLine()) + "--help");
        return ExitCode.USAGE;
    }

    private static String path(CommandLine line) {
        return line.getParent() == null ? "" : path(line.getParent()) + line.getCommandName() + " ";
    }

    /// A fault that can be expected has its own sentence; any other is a mistake in this program.
    ///
    /// @param acts whether the command was told to change something
    private static int failed(CommandContext context, Exception e, boolean acts) {
        var code = switch (e) {
            case RefusedException _ -> ExitCode.REFUSED;
            case PostgresException fault when fault.kind() == PostgresException.Kind.NO_RIGHTS -> ExitCode.REFUSED;
            case RuntimeException fault when UnknownOutcome.is(fault) -> ExitCode.PARTLY;
            case PostgresException fault
            when acts && fault.kind() == PostgresException.Kind.TIMED_OUT -> ExitCode.NOTHING_DONE;
            case IllegalArgumentException _ -> ExitCode.USAGE;
            case PostgresException _,
                    RemoteException _,
                    ProcessException _,
                    ConfigException _,
                    RunnerException _,
                    DemoException _,
                    UncheckedIOException _,
                    InterruptedException _ -> ExitCode.NOT_CONNECTED;
            default -> ExitCode.FAULT;
        };
        if (code == ExitCode.FAULT) {
            return faulty(context, e);
        }
        LOG.debug("The command ends with {}", code, e);
        context.err().noteRest(String.valueOf(e.getMessage()));
        return code;
    }

    private static int faulty(CommandContext context, Throwable e) {
        LOG.error("A fault of Signalbox itself", e);
        context.err()
                .println("A fault of Signalbox itself (" + e + "): please report it with what "
                        + context.folders().logFolder().resolve("signalbox.log") + " says.");
        return ExitCode.FAULT;
    }
}
