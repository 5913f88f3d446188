package signalbox.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.cli.document.CheckDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.ConfigOption;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.option.WebhookOption;
import signalbox.cli.output.Caveats;
import signalbox.cli.output.TableCells;
import signalbox.health.Finding;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.text.UtcTime;

@Command(
        name = "check",
        description = {
            "Says what is wrong, the evidence and what to do, the worst first. Checks the runners, the queue,"
                    + " the database, and the odoo.conf that --config names or that the profile's host has.",
            "Some faults show only over time (a ghost leader, a reconnect loop): use --for to watch. A missing"
                    + " runner or leader is critical when it lasts longer than a start, 15 s. In one look it is"
                    + " a warning, unless the table shows that nothing has moved for that long. If jobs wait,"
                    + " it looks twice, half a second apart."
        },
        footer = {
            "",
            "With --json: {takenAt, findings[{code,severity,title,seen[],why,todo}], "
                    + "silenced[{…,until}], unknown[sentence…], caveats[sentence…]}",
            "Exit codes: 0 nothing, or only notes; 1 warnings; 2 critical; 3 could not check, also if nothing"
                    + " is critical and only the odoo.conf could not be read; 4 the role may not read queue_job."
        })
final class CheckCommand implements Callable<Integer> {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,4})(s|m)");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--for", paramLabel = "TIME", description = "How long it watches before it judges, 1s to 10m.")
    private @Nullable String watch;

    @Mixin
    private WebhookOption webhook = new WebhookOption();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    CheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var watched = watched();
        webhook.check();
        return context.lookWithProcesses(target, look -> {
            var read = context.snapshot(look, config, watched);
            var snapshot = read.snapshot();
            var checkup = CheckResult.of(context, look, read);
            if (json) {
                context.print(CheckDocument.of(snapshot, checkup.sorted(), checkup.unknown()));
            } else {
                context.out().print(Caveats.text(snapshot.capabilities()));
                context.out().print(text(checkup));
            }
            webhook.send(checkup.open(), look, context);
            return checkup.exit();
        });
    }

    private Duration watched() {
        if (watch == null) {
            return Duration.ZERO;
        }
        var match = DURATION.matcher(watch);
        if (match.matches()) {
            var number = Long.parseLong(match.group(1));
            var length = match.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number);
            if (length.isPositive() && length.compareTo(LONGEST) <= 0) {
                return length;
            }
        }
        throw new IllegalArgumentException("--for is 1s to 10m, not \"" + watch + "\"");
    }

    private static String text(CheckResult checkup) {
        var words = new StringBuilder();
        checkup.open().forEach(finding -> words.append(text(finding)));
        checkup.sorted()
                .silenced()
                .forEach(silenced -> words.append(TableCells.line(
                        "silenced until %s: %s: %s%n",
                        UtcTime.full(silenced.until()),
                        silenced.finding().code(),
                        silenced.finding().title())));
        checkup.unknown().forEach(sentence -> words.append(TableCells.line("%s%n", sentence)));
        words.append(summary(checkup)).append('\n');
        return words.toString();
    }

    private static String text(Finding finding) {
        var words = new StringBuilder();
        words.append(TableCells.line("%s: %s: %s%n", finding.severity().word(), finding.code(), finding.title()));
        finding.seen().forEach(line -> words.append(TableCells.line("    %s%n", line)));
        words.append(TableCells.paragraph("  Why: ", finding.why()));
        words.append(TableCells.paragraph("  Do:  ", finding.todo()));
        return words.toString();
    }

    private static String summary(CheckResult checkup) {
        var findings = checkup.open();
        if (findings.isEmpty()) {
            return checkup.unknown().isEmpty()
                    ? "Nothing seems to be wrong."
                    : "Nothing seems to be wrong in what is known; what is not known is listed above.";
        }
        return count(findings, Severity.CRITICAL) + " critical, "
                + NumberText.of(count(findings, Severity.WARNING), "warning") + ", "
                + NumberText.of(count(findings, Severity.INFO), "note") + ".";
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
