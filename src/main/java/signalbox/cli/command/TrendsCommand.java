package signalbox.cli.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.cli.document.TrendsDocument;
import signalbox.cli.document.TrendsDocument.TrendEntry;
import signalbox.cli.document.TrendsDocument.TrendLengths;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseLook;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.output.Caveats;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.TableCells;
import signalbox.postgres.ServerClock;
import signalbox.queue.trend.TrendAxis;
import signalbox.queue.trend.TrendCoverage.OlderJobs;
import signalbox.queue.trend.TrendPeriod;
import signalbox.queue.trend.TrendQueries;
import signalbox.queue.trend.TrendReading;
import signalbox.queue.trend.TrendReading.OlderOpenJobs;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.UtcTime;

@Command(
        name = "trends",
        description =
                "Says how the queue went: jobs started, done and failed, how long they waited and ran, by channel "
                        + "and by method.",
        footer = {
            "",
            "It reads the newest jobs only, at most 20,000 for 1h to 200,000 for 7d, and says since when it knows.",
            "With --json: {takenAt, period, from, jobsRead, knownSince, notes[], all, channels[], methods[]}; an entry: "
                    + "{channel or model and method, started, done, failed, waited{p50Seconds,p95Seconds,maxSeconds}, "
                    + "ran{p50Seconds,p95Seconds,maxSeconds}, oldestWaitingSeconds}; null where it is not known."
        })
final class TrendsCommand implements Callable<Integer> {
    private static final int MOST = 1_000;

    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Option(names = "--period", paramLabel = "P", description = "1h, 6h, 24h or 7d; 6h by default.")
    private String period = TrendPeriod.SIX_HOURS.word();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many channels and methods at most, 1 to 1000; 20 by default.")
    private int limit = 20;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    TrendsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("--limit is 1 to " + MOST + ", not " + limit);
        }
        var wanted = period(period);
        return context.look(target, look -> {
            var document = TrendsDocument.of(look.capabilities(), read(look, wanted), limit);
            if (json) {
                context.print(document);
            } else {
                context.out().print(Caveats.text(look.capabilities()));
                context.out().print(text(document));
            }
            return ExitCode.FINE;
        });
    }

    private static TrendPeriod period(String word) {
        return Arrays.stream(TrendPeriod.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--period is 1h, 6h, 24h or 7d, not \"" + word + "\""));
    }

    /// A single look has no open jobs in memory.
    private static TrendReading read(DatabaseLook look, TrendPeriod period) {
        var capabilities = look.capabilities();
        return look.database().transaction("read the trends", sql -> {
            var axis = TrendAxis.of(period, ServerClock.atTransactionStart(sql));
            var read = new TrendQueries(capabilities).read(sql, axis, period.mostRows());
            var older = new OlderOpenJobs(OlderJobs.LEFT_OUT, List.of());
            return TrendReading.of(period, axis, read, older, capabilities.jobTable());
        });
    }

    private static String text(TrendsDocument document) {
        var words = new StringBuilder(TableCells.line(
                "%-44s %9s %9s %9s  %-28s %-22s%n", "", "started", "done", "failed", "wait p50, p95, max", "run"));
        words.append(line("all", document.all()));
        document.channels().forEach(each -> words.append(line(name(each), each)));
        document.methods().forEach(each -> words.append(line(name(each), each)));
        words.append(
                TableCells.line("Known in full since %s.%n", UtcTime.brief(document.knownSince(), document.takenAt())));
        document.notes().forEach(note -> words.append(TableCells.line("Note: %s%n", note)));
        return words.toString();
    }

    private static String name(TrendEntry entry) {
        return entry.channel() == null
                ? TableCells.cut(entry.model() + "." + entry.method())
                : TableCells.cut(entry.channel());
    }

    private static String line(String name, TrendEntry entry) {
        return TableCells.line(
                "%-44s %9s %9s %9s  %-28s %-22s%n",
                name,
                count(entry.started()),
                count(entry.done()),
                count(entry.failed()),
                lengths(entry.waited()),
                lengths(entry.ran()));
    }

    private static String count(@Nullable Long count) {
        return count == null ? "unknown" : NumberText.count(count);
    }

    private static String lengths(@Nullable TrendLengths lengths) {
        return lengths == null
                ? "-"
                : seconds(lengths.p50Seconds()) + ", " + seconds(lengths.p95Seconds()) + ", "
                        + seconds(lengths.maxSeconds());
    }

    private static String seconds(double length) {
        return DurationText.of(Duration.ofMillis(Math.round(length * 1000)));
    }
}
