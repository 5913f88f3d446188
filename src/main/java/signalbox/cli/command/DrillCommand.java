package signalbox.cli.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.app.session.Session;
import signalbox.cli.document.DrillSeriesDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.ConfirmationOptions;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.option.UnconfirmedAction;
import signalbox.cli.output.ExitCode;
import signalbox.failover.DrillPlan;
import signalbox.failover.Preflight;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.failover.report.JobFate;
import signalbox.failover.report.PreflightCheck;
import signalbox.text.DurationText;
import signalbox.text.NumberText;

@Command(
        name = "drill",
        description = {
            "Takes the leader out on purpose and measures what happens: when the next runner led and"
                    + " dispatched, and what happened to the jobs in flight. Needs --yes; without it, it prints"
                    + " only the preflight. Ends no runner of another database. Signalbox keeps the report with"
                    + " the other reports of the profile."
        },
        footer = {
            "",
            "With --json: {takenAt, method, environment, leaderBefore, successorPredicted, successor, "
                    + "phases{gone,entitled,elected,firstEnqueued,firstStarted}, gapSeconds|gapReason, "
                    + "noLeaderSeconds|noLeaderReason, resolutionSeconds, inFlight[{uuid,before,after,fate}], "
                    + "orphaned[], seenTwice[], notObservable[], verdict, reason}; with --repeat {takenAt, drills[], gap{…}}.",
            "noLeaderSeconds counts by the election's rule: it is 0 where another runner should lead at once, however"
                    + " long it then takes to act (phases.elected).",
            "Exit codes: 0 all pass; 1 over the target time, or not known; 2 failed or aborted; 3 could not connect; 4 refused."
        })
final class DrillCommand implements Callable<Integer> {
    private static final Duration PRINTING = Duration.ofSeconds(2);

    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Option(
            names = "--method",
            paramLabel = "WORD",
            description = "terminate-leader, terminate-first, step-down, silent-drop; in the demo kill, stop, cut.")
    private String method = "terminate-leader";

    @Option(
            names = "--first",
            paramLabel = "K",
            description = "With terminate-first: how many runners, the leader included.")
    private @Nullable Integer first;

    @Option(names = "--probes", paramLabel = "N", description = "How many jobs without effect to add, 0 to 200.")
    private @Nullable Integer probes;

    @Option(
            names = "--target",
            paramLabel = "SECONDS",
            description = "The target time: the longest gap that still passes.")
    private @Nullable Double targetSeconds;

    @Option(names = "--limit", paramLabel = "SECONDS", description = "The time after which the drill gives up.")
    private @Nullable Double limitSeconds;

    @Option(names = "--repeat", paramLabel = "N", description = "How many drills in a row.")
    private int repeat = 1;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Mixin
    private ConfirmationOptions consent = new ConfirmationOptions();

    private final CommandContext context;

    DrillCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (repeat < 1) {
            throw new IllegalArgumentException("--repeat is 1 or more, not " + repeat);
        }
        var plan = plan();
        if (!consent.isGiven()) {
            context.err().println(plan.method().title() + ": " + plan.method().means() + ".");
            preview(plan);
            return ExitCode.REFUSED;
        }
        var reports = new ArrayList<DrillReport>();
        var printed = new CountDownLatch(1);
        try (var session = context.armed(target)) {
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("end-drill").unstarted(() -> end(session, printed)));
            series(session, plan, reports);
        } finally {
            print(reports);
            printed.countDown();
        }
        return exit(reports);
    }

    /// Ends the session when the program is told to end: the running drill ends with a report, and what was found
    /// is printed before the program ends.
    private static void end(Session session, CountDownLatch printed) {
        session.close();
        try {
            var _ = printed.await(PRINTING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void series(Session session, DrillPlan plan, List<DrillReport> reports) {
        for (var i = 0; i < repeat && (i == 0 || reports.getLast().verdict() != DrillVerdict.ABORTED); i++) {
            session.arm();
            reports.add(run(session, plan));
        }
    }

    /// Prints the drills that ended, even if a later one failed.
    private void print(List<DrillReport> reports) {
        if (json && (repeat > 1 || !reports.isEmpty())) {
            context.print(
                    repeat == 1
                            ? reports.getFirst()
                            : DrillSeriesDocument.of(context.clock().instant(), reports));
        }
    }

    /// Prints which runners would be taken out, which should lead next, and what prevents the drill.
    private void preview(DrillPlan plan) {
        var preview = context.preview(target, plan);
        preview.result(Preflight.class).map(Preflight::checks).orElse(List.of()).stream()
                .filter(check -> !check.fails())
                .forEach(check -> context.err().println("  " + line(check)));
        preview.notes().forEach(note -> context.err().println("  " + note));
        preview.refused()
                .forEach(refusal -> context.err().println("  fail  " + refusal.subject() + ": " + refusal.reason()));
        preview.changes()
                .forEach(change -> context.err()
                        .println(change.subject() + ", " + change.before() + ": would be " + change.after()));
        ConfirmationOptions.ask(preview, UnconfirmedAction.DRILL, context.err());
    }

    private static String line(PreflightCheck check) {
        return check.result().name().toLowerCase(Locale.ROOT) + "  " + check.item() + ": " + check.text();
    }

    private DrillPlan plan() {
        var plan = DrillPlan.of(InjectionMethod.of(method));
        plan = first == null ? plan : plan.withFirst(first);
        plan = probes == null ? plan : plan.withProbes(probes);
        plan = targetSeconds == null ? plan : plan.withTarget(seconds(targetSeconds));
        return limitSeconds == null ? plan : plan.withLimit(seconds(limitSeconds));
    }

    private static Duration seconds(double value) {
        return Duration.ofMillis(Math.round(value * 1000));
    }

    private DrillReport run(Session session, DrillPlan plan) {
        var report = session.run(plan, consent.confirmation())
                .result(DrillReport.class)
                .orElseThrow();
        if (!json) {
            context.out().print(text(report));
        }
        return report;
    }

    private static String text(DrillReport report) {
        var phases = report.phases();
        return ("%s: %s%n  gone %s, another leads by the rule %s, successor acts %s, first job enqueued %s, started %s;"
                                + " %s%n")
                        .formatted(
                                report.verdict().word(),
                                report.reason(),
                                text(phases.gone()),
                                text(phases.entitled()),
                                text(phases.elected()),
                                text(phases.firstEnqueued()),
                                text(phases.firstStarted()),
                                sampling(report))
                + takenOut(report)
                + inFlight(report);
    }

    private static String takenOut(DrillReport report) {
        return report.takenOut().isEmpty()
                ? ""
                : "  taken out: "
                        + report.takenOut().stream()
                                .map(runner ->
                                        (report.perhapsTakenOut().contains(runner) ? "perhaps " : "") + runner.label())
                                .collect(Collectors.joining("; "))
                        + System.lineSeparator();
    }

    private static String sampling(DrillReport report) {
        return report.resolutionSeconds() == 0
                ? "nothing was sampled"
                : "sampled at least every " + DurationText.measured(report.resolutionSeconds(), 3);
    }

    private static String inFlight(DrillReport report) {
        var fates = report.inFlight().stream()
                .flatMap(job -> Optional.ofNullable(job.fate()).stream())
                .collect(Collectors.groupingBy(JobFate::label, TreeMap::new, Collectors.counting()));
        var orphaned = report.orphaned();
        return fates.isEmpty()
                ? ""
                : "  in flight: " + NumberText.count(report.inFlight().size()) + " ("
                        + fates.entrySet().stream()
                                .map(each -> each.getValue() + " " + each.getKey())
                                .collect(Collectors.joining(", "))
                        + ")" + (orphaned.isEmpty() ? "" : "; left enqueued: " + String.join(" ", orphaned))
                        + System.lineSeparator();
    }

    private static String text(@Nullable Double seconds) {
        return seconds == null ? "not seen" : DurationText.measured(seconds, 3);
    }

    private static int exit(List<DrillReport> reports) {
        var worst = reports.stream()
                .map(DrillReport::verdict)
                .max(Comparator.naturalOrder())
                .orElse(DrillVerdict.ABORTED);
        var tookSomebodyOut =
                reports.stream().anyMatch(report -> !report.takenOut().isEmpty());
        return switch (worst) {
            case PASS -> ExitCode.FINE;
            case OVER_TARGET, UNKNOWN -> ExitCode.PARTLY;
            case ABORTED -> tookSomebodyOut ? ExitCode.PARTLY : ExitCode.NOTHING_DONE;
            case FAILED -> ExitCode.NOTHING_DONE;
        };
    }
}
