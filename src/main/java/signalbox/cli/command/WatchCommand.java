package signalbox.cli.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.cli.document.WatchDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.JsonOutput;
import signalbox.cli.output.TableCells;
import signalbox.text.UtcTime;

@Command(
        name = "watch",
        description = {
            "Watches a database without a window and records what it sees, until it is ended by Ctrl-C or SIGTERM.",
            "Prints a line for each finding that is raised or cleared, and for each change of leader. If the database"
                    + " cannot be read it says so once and goes on when it can. It only reads."
        },
        footer = {
            "",
            "With --json, one object a line: {at, event, code, severity, pid, text}; event is raised, cleared, leader,"
                    + " no leader, fault, connected, recording or ended. Keys that do not apply are left out.",
            "Exit codes: 0 it watched for as long as --for says; 130 and 143 ended by Ctrl-C and SIGTERM."
        })
final class WatchCommand implements Callable<Integer> {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,5})(s|m|h)");

    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Option(names = "--for", paramLabel = "TIME", description = "Ends by itself after this time, 1s to 999h.")
    private @Nullable String length;

    @Option(names = "--json", description = "As JSON, one object a line.")
    private boolean json;

    private final CommandContext context;

    WatchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        var longest = longest();
        var ended = new CountDownLatch(1);
        var session = new Sessions(context.folders(), context.clock()).open(context.destination(target));
        var hook = Thread.ofPlatform().name("end-watch").unstarted(() -> {
            session.close();
            ended.countDown();
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            watch(session);
            awaitEnd(ended, longest);
        } finally {
            removed(hook);
            session.close();
        }
        print(WatchDocument.of(context.clock().instant(), "ended", "The watch ended."));
        return ExitCode.FINE;
    }

    private static void removed(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending: the hook runs.
        }
    }

    private void watch(Session session) {
        var lines = new WatchLines(this::print);
        session.recorder()
                .onState(state -> lines.recording(state, context.clock().instant()));
        session.monitor().subscribe(feed -> {
            var fault = feed.fault();
            var snapshot = feed.snapshot();
            if (fault != null) {
                lines.fault(fault);
            } else if (snapshot != null) {
                lines.see(snapshot, session.findings().sorted(snapshot).open());
            }
        });
        session.start();
    }

    private static void awaitEnd(CountDownLatch ended, @Nullable Duration longest) throws InterruptedException {
        if (longest == null) {
            ended.await();
        } else if (ended.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the process is ending");
        }
    }

    private synchronized void print(WatchDocument line) {
        if (json) {
            context.out().json(JsonOutput.line(line));
        } else {
            context.out().print(TableCells.line("%s %-10s %s%n", UtcTime.full(line.at()), line.event(), text(line)));
        }
        context.out().flush();
    }

    private static String text(WatchDocument line) {
        var code = line.code();
        return code == null ? line.text() : line.severity() + ": " + code + ": " + line.text();
    }

    private @Nullable Duration longest() {
        if (length == null) {
            return null;
        }
        var match = DURATION.matcher(length);
        if (!match.matches()) {
            throw new IllegalArgumentException("--for is 1s to 999h, not \"" + length + "\"");
        }
        var number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
