package signalbox.cli.command.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.cli.document.JobsDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseLook;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.option.FilterOption;
import signalbox.cli.output.Caveats;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.TableCells;
import signalbox.postgres.Deadline;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.JobState;
import signalbox.queue.count.Count;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobPage;
import signalbox.queue.job.JobQueries;
import signalbox.queue.job.SearchReach;
import signalbox.queue.job.export.ExportSource;
import signalbox.queue.job.export.JobCsvColumn;
import signalbox.queue.job.export.JobExport;
import signalbox.queue.job.export.PagedJobs;
import signalbox.text.NumberText;

@Command(
        name = "jobs",
        description = "Lists jobs, the newest first.",
        footer = {
            "",
            "With --json: {takenAt, total, jobs[{uuid,state,channel,name,model,method, "
                    + "priority,retry,maxRetries,created,enqueued,started,done,cancelled,eta, "
                    + "execSeconds,exception,workerPid}], next}"
        })
public final class JobsCommand implements Callable<Integer> {
    private static final int COUNTED = 10_000;
    private static final int PAGE = 100;

    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Option(
            names = "--state",
            paramLabel = "S",
            split = ",",
            description = {
                "One or more of wait_dependencies, pending, enqueued, started, done, failed, cancelled; "
                        + "other for states that queue_job does not know."
            })
    private List<String> states = List.of();

    @Option(names = "--channel", paramLabel = "C", description = "The complete name, for example root.mail.")
    private @Nullable String channel;

    @Option(names = "--text", paramLabel = "T", description = "Part of a uuid, name, method or exception.")
    private String text = "";

    @Option(
            names = "--filter",
            paramLabel = "F",
            description = {
                "Conditions that must all hold, as in the window: 'state:failed channel:root.mail.* created:>2h "
                        + "-exception:UserError \"no route\"'. The help lists them."
            })
    private String filter = "";

    @Option(names = "--limit", paramLabel = "N", description = "How many at most, 1 to 1000; 100 by default.")
    private int limit = PAGE;

    @Option(names = "--after", paramLabel = "NEXT", description = "Continues after a page: give its \"next\".")
    private @Nullable String after;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = {
                "Writes all that match to this file, the newest first, as comma-separated values with the keys of "
                        + "--json; an earlier file of that name stays until the last one is written."
            })
    private @Nullable Path csv;

    private static final Duration SEARCHED_FOR = Duration.ofSeconds(30);

    private final CommandContext context;

    public JobsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > JobQueries.LONGEST_PAGE) {
            throw new IllegalArgumentException("--limit is 1 to " + JobQueries.LONGEST_PAGE + ", not " + limit);
        }
        var wanted = wanted();
        if (csv != null) {
            return export(wanted, csv);
        }
        var cursor = after == null ? null : JobCursor.parse(after);
        return context.look(target, look -> {
            var takenAt = context.clock().instant();
            var page = page(look, wanted, cursor);
            var total = total(look, wanted, page);
            if (json) {
                context.print(JobsDocument.of(takenAt, look.capabilities(), page, total));
            } else {
                context.out().print(Caveats.text(look.capabilities()));
                context.out().print(text(wanted, page, total));
            }
            return ExitCode.FINE;
        });
    }

    /// Ctrl+C leaves the file that was there before.
    private int export(JobFilter wanted, Path file) {
        if (json || after != null || limit != PAGE) {
            throw new IllegalArgumentException("--csv writes all that match: leave out --json, --limit and --after");
        }
        return context.look(target, look -> {
            context.out().print(Caveats.text(look.capabilities()));
            try {
                var written = export(look, wanted, file);
                context.out()
                        .print(TableCells.line("%s%n", NumberText.of(written, "job") + " written to " + file + "."));
                return ExitCode.FINE;
            } catch (CancellationException _) {
                context.err().note("Cancelled: nothing was written to " + file + ".");
                return ExitCode.NOTHING_DONE;
            }
        });
    }

    private static long export(DatabaseLook look, JobFilter wanted, Path file) {
        var queries = new JobQueries(look.capabilities());
        var pieces = new PagedJobs(
                look::database,
                (sql, from) -> queries.page(sql, wanted, JobOrder.NEWEST, from, JobQueries.LONGEST_PAGE));
        return new JobExport(file, JobCsvColumn.ALL, () -> new ExportSource(pieces, null)).write();
    }

    /// A search goes on until the page is full or the table ends, for half a minute.
    private JobPage page(DatabaseLook look, JobFilter wanted, @Nullable JobCursor from) {
        var queries = new JobQueries(look.capabilities());
        var end = Deadline.in(SEARCHED_FOR);
        var jobs = new ArrayList<Job>();
        var at = from;
        JobPage page;
        do {
            var after = at;
            var rest = limit - jobs.size();
            page = look.database()
                    .atOneMoment("list jobs", sql -> queries.page(sql, wanted, JobOrder.NEWEST, after, rest));
            jobs.addAll(page.jobs());
            at = page.next();
        } while (page.reach() != null && jobs.size() < limit && !end.isOver());
        return new JobPage(jobs, page.next(), page.reach());
    }

    /// The number of those listed, where these are all or where counting takes too long; then more match.
    private Count total(DatabaseLook look, JobFilter wanted, JobPage page) {
        var listed = page.jobs().size();
        if (page.next() == null && after == null) {
            return Count.exactly(listed);
        }
        if (page.reach() != null) {
            return Count.about(listed);
        }
        try {
            var queries = new JobQueries(look.capabilities());
            return look.database().use("count jobs", sql -> queries.count(sql, wanted, COUNTED));
        } catch (PostgresException e) {
            if (e.kind() != PostgresException.Kind.TIMED_OUT) {
                throw e;
            }
            return Count.about(listed);
        }
    }

    /// The other options add to what `--filter` says, and may not ask for the same once more.
    private JobFilter wanted() {
        var options = new JobFilter(states(), channel, text);
        var both = Stream.of(FilterOption.parse(filter), options)
                .flatMap(each -> each.conditions().stream())
                .toList();
        return new JobFilter(both);
    }

    private EnumSet<JobState> states() {
        return states.stream()
                .map(String::strip)
                .map(JobsCommand::state)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(JobState.class)));
    }

    private static JobState state(String word) {
        return Arrays.stream(JobState.values())
                .filter(state -> state.stored().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--state: queue_job has no state \"" + word
                        + "\"; it has "
                        + JobState.KNOWN.stream().map(JobState::stored).collect(Collectors.joining(", "))
                        + "; other is for unknown states"));
    }

    private static String text(JobFilter wanted, JobPage page, Count total) {
        var words = new StringBuilder();
        for (var job : page.jobs()) {
            words.append(TableCells.line(
                    "%-36s  %-17s  %-20s  %s.%s  %s%n",
                    job.uuid().isEmpty() ? "(no uuid)" : TableCells.cut(job.uuid()),
                    TableCells.cut(job.stored().label()),
                    TableCells.cut(job.channel()),
                    TableCells.cut(job.call().model()),
                    TableCells.cut(job.call().method()),
                    Objects.requireNonNullElse(job.exception(), "")));
        }
        words.append(
                TableCells.line("%s%n", page.reach() == null ? listed(page, total) : searched(page, page.reach())));
        if (page.jobs().isEmpty() && !wanted.whereTextIsSought().isEmpty()) {
            words.append(TableCells.line("%s%n", wanted.whereTextIsSought()));
        }
        return words.toString();
    }

    private static String listed(JobPage page, Count total) {
        return NumberText.count(page.jobs().size()) + " of " + (total.approximate() ? "more than " : "")
                + NumberText.count(total.value());
    }

    private static String searched(JobPage page, SearchReach reach) {
        var next = page.next();
        return NumberText.count(page.jobs().size()) + " found in " + reach.percent() + " % of the table."
                + (next == null ? "" : " To go on: --after " + next.text());
    }
}
