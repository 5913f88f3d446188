package signalbox.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import signalbox.app.file.SettingsStore;
import signalbox.app.fleet.Fleet;
import signalbox.app.fleet.FleetContact;
import signalbox.app.fleet.FleetFilter;
import signalbox.app.fleet.FleetRow;
import signalbox.app.fleet.FleetState;
import signalbox.cli.document.FleetDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.JsonOutput;
import signalbox.cli.output.TableCells;
import signalbox.monitor.history.History.Looks;
import signalbox.postgres.Deadline;
import signalbox.queue.count.Count;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.text.UtcTime;

@Command(
        name = "fleet",
        description = {
            "Shows all saved profiles, a line each: leader, oldest due job, pending, failed, done in the last minute,"
                    + " findings.",
            "Each is read with one connection that cannot write; no site is woken, and nothing is asked. Without"
                    + " --once it goes on, and prints all lines again every 10 s, until it is ended by Ctrl-C or SIGTERM."
        },
        footer = {
            "",
            "With --json: {takenAt, profiles[{name,group,environment,database,state,stateSince,stateReason,figuresAt,figuresAtReason,"
                    + "leader{pid,since,sinceReason,kind,kindReason},leaderReason,mayBeAsleep,oldestDueSeconds,"
                    + "oldestDueSecondsReason,pending,pendingReason,failed,failedReason,donePerMinute,donePerMinuteReason,configDifferences,"
                    + "configDifferencesReason,findings[{…}] as check has them}], unreadable}; without --once one"
                    + " document a line. state is current, connecting, unreachable, needs-you or paused.",
            "Exit codes with --once: 0 nothing, or only notes; 1 warnings; 2 critical findings; 3 a profile could not be"
                    + " read and no finding is critical. 130 and 143 ended by Ctrl-C and SIGTERM."
        })
final class FleetCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final String LINE = "%-28s %-12s %-24s %9s %9s %9s %8s  %s%n";

    @Option(names = "--once", description = "Looks once, prints, and ends.")
    private boolean once;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    FleetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        var mode = once ? Looks.Mode.ONCE : Looks.Mode.WATCH;
        try (var fleet = new Fleet(context.folders(), context.clock(), mode)) {
            fleet.limitLoad(new SettingsStore(context.folders()).current().serverPercent());
            fleet.start();
            awaitFirst(fleet);
            print(fleet.newest());
            while (!once) {
                TimeUnit.NANOSECONDS.sleep(EVERY.toNanos());
                print(fleet.newest());
            }
            return exit(fleet.newest());
        }
    }

    /// Until each profile was read or failed.
    private static void awaitFirst(Fleet fleet) throws InterruptedException {
        var end = Deadline.in(PATIENCE);
        while (!end.isOver() && !isComplete(fleet)) {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
    }

    private static boolean isComplete(Fleet fleet) {
        return fleet.hasRead()
                && fleet.newest().rows().stream().noneMatch(row -> row.contact() instanceof FleetContact.Connecting);
    }

    private void print(FleetState state) {
        var rows = FleetState.listed(FleetFilter.ALL.sections(state.rows()));
        var document = FleetDocument.of(state, rows);
        if (json && once) {
            context.print(document);
        } else if (json) {
            context.out().json(JsonOutput.line(document));
        } else {
            context.out().print(text(state, rows));
        }
        context.out().flush();
    }

    private static String text(FleetState state, List<FleetRow> rows) {
        var words = new StringBuilder();
        if (!state.unreadable().isEmpty()) {
            words.append(TableCells.line("%s%n", state.unreadable()));
        }
        if (rows.isEmpty()) {
            return words.append(TableCells.line("There are no profiles.%n")).toString();
        }
        words.append(TableCells.line(
                LINE, "profile", "environment", "leader", "oldest", "pending", "failed", "done/min", "findings"));
        rows.forEach(row -> words.append(line(row)));
        words.append(TableCells.line(
                "%s: %s, at %s%n", NumberText.of(rows.size(), "profile"), summary(state), UtcTime.full(state.at())));
        return words.toString();
    }

    private static String summary(FleetState state) {
        return NumberText.count(state.worst(Severity.CRITICAL).size()) + " critical, "
                + NumberText.of(state.worst(Severity.WARNING).size(), "warning") + ", "
                + NumberText.count(state.unreachable().size()) + " unreachable";
    }

    private static String line(FleetRow row) {
        var oldest = row.oldestDue();
        return TableCells.line(
                LINE,
                row.name(),
                row.profile().environment().word(),
                leader(row),
                oldest == null ? "-" : DurationText.of(oldest),
                count(row.pending()),
                count(row.failed()),
                row.throughput().isKnown() ? NumberText.count(row.throughput().donePerMinute()) : "-",
                findings(row));
    }

    private static String leader(FleetRow row) {
        if (!(row.contact() instanceof FleetContact.Current)) {
            return FleetDocument.state(row.contact());
        }
        var leads = row.leader();
        if (leads == null) {
            return row.mayBeAsleep() ? "may be asleep" : "none";
        }
        var age = row.leaderAge();
        return leads.pid() + (age == null ? "" : " for " + DurationText.of(age));
    }

    private static String count(@Nullable Count count) {
        return count == null ? "-" : (count.approximate() ? "~" : "") + NumberText.count(count.value());
    }

    private static String findings(FleetRow row) {
        var why = FleetDocument.why(row.contact());
        var codes = row.findings().stream()
                .map(finding -> finding.severity().word() + ": " + finding.code())
                .collect(Collectors.joining(", "));
        return why != null ? why : codes.isEmpty() ? "-" : codes;
    }

    /// By the worst of all.
    private static int exit(FleetState state) {
        if (has(state, Severity.CRITICAL)) {
            return ExitCode.CRITICAL;
        }
        var isUnread = state.rows().stream().anyMatch(row -> !(row.contact() instanceof FleetContact.Current));
        if (isUnread || !state.unreadable().isEmpty()) {
            return ExitCode.NOT_CONNECTED;
        }
        return has(state, Severity.WARNING) ? ExitCode.WARNINGS : ExitCode.FINE;
    }

    private static boolean has(FleetState state, Severity severity) {
        return state.rows().stream().anyMatch(row -> row.count(severity) > 0);
    }
}
