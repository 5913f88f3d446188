package signalbox.cli.command.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.cli.document.GroupsDocument;
import signalbox.cli.document.GroupsDocument.GroupEntry;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseLook;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.option.FilterOption;
import signalbox.cli.output.Caveats;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.TableCells;
import signalbox.postgres.ServerClock;
import signalbox.queue.JobState;
import signalbox.queue.RowVersion;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.group.FailedGroups;
import signalbox.queue.group.FailedJobReader;
import signalbox.queue.group.FailedJobReader.Known;
import signalbox.queue.group.FailedVersions;
import signalbox.queue.group.GroupBy;
import signalbox.queue.group.GroupScope;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobQueries;
import signalbox.queue.job.MatchingJobQueries;
import signalbox.text.NumberText;
import signalbox.text.TimeText;

@Command(
        name = "groups",
        description = "Groups failed jobs by error, method or channel, the largest group first.",
        footer = {
            "",
            "An error is the exception and the last frame of the traceback in an addon. Each failed job is "
                    + "read once, for at most a fifth of one core of the server.",
            "With --json: {takenAt, by, failed, notRead, groups[{jobs,exception,file,line,function,message,model, "
                    + "method,channel,errors,messages,methods,channels,examples[],firstStarted,lastStarted,sample}], "
                    + "moreGroups}. Where a group has several errors, messages, methods or channels, the one that "
                    + "is named is that of its newest job; examples[] names these keys."
        })
public final class GroupsCommand implements Callable<Integer> {
    private static final int MOST = 1_000;

    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Option(names = "--by", paramLabel = "WHAT", description = "error, method or channel; error by default.")
    private String by = "error";

    @Option(
            names = "--filter",
            paramLabel = "F",
            description = {
                "Only failed jobs that match, for example 'channel:root.mail.* created:<1d'; see jobs --help."
            })
    private String filter = "";

    @Option(names = "--limit", paramLabel = "N", description = "How many groups at most, 1 to 1000; 50 by default.")
    private int limit = 50;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    public GroupsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("--limit is 1 to " + MOST + ", not " + limit);
        }
        var wanted = by(by);
        var matching = matching();
        return context.look(target, look -> {
            var takenAt = context.clock().instant();
            var found = read(look, wanted, matching);
            var document = GroupsDocument.of(takenAt, look.capabilities(), wanted, found, samples(look, found), limit);
            if (json) {
                context.print(document);
            } else {
                context.out().print(Caveats.text(look.capabilities()));
                context.out().print(text(document));
            }
            return ExitCode.FINE;
        });
    }

    private static GroupBy by(String word) {
        return Arrays.stream(GroupBy.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("--by is error, method or channel, not \"" + word + "\""));
    }

    /// All states in the filter but failed are of no use here.
    private JobFilter matching() {
        var parsed = FilterOption.parse(filter);
        if (!parsed.matchingStates().contains(JobState.FAILED)) {
            throw new IllegalArgumentException("--filter: groups are of failed jobs, and this filter has none");
        }
        return parsed;
    }

    /// Null: all failed jobs.
    private static @Nullable Known known(DatabaseLook look, JobFilter matching) {
        if (matching.withStates(Set.of()).isAll()) {
            return null;
        }
        var failed = matching.withStates(Set.of(JobState.FAILED));
        return look.database().transaction("read which failed jobs match", sql -> {
            var versions = new FailedVersions();
            new MatchingJobQueries(look.capabilities())
                    .readAll(
                            sql,
                            failed,
                            FailedJobReader.MOST,
                            jobs -> jobs.forEach(job -> versions.add(job.id(), RowVersion.UNKNOWN, null)));
            return new Known(versions, ServerClock.atTransactionStart(sql));
        });
    }

    private static FailedGroups read(DatabaseLook look, GroupBy wanted, JobFilter matching) {
        var reader = new FailedJobReader();
        var known = known(look, matching);
        try {
            FailedGroups found;
            do {
                reader.turn(look.database(), look.capabilities(), () -> known);
                found = reader.groups(wanted, GroupScope.ALL);
            } while (!found.progress().isComplete());
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the failed jobs were read", e);
        }
    }

    private Map<Long, Job> samples(DatabaseLook look, FailedGroups found) {
        var ids = found.groups().stream()
                .limit(limit)
                .map(group -> group.newest().id())
                .toList();
        var queries = new JobQueries(look.capabilities());
        return look.database().use("read the newest jobs", sql -> queries.byId(sql, ids)).stream()
                .collect(Collectors.toMap(Job::id, job -> job));
    }

    private static String text(GroupsDocument document) {
        var words = new StringBuilder();
        for (var group : document.groups()) {
            words.append(TableCells.line(
                    "%9s  %s  %s  %s  last started %s  %s%n",
                    NumberText.count(group.jobs()),
                    NumberText.orExample(group.errors(), "error", error(group)),
                    NumberText.orExample(
                            group.methods(),
                            "method",
                            TableCells.cut(group.model()) + "." + TableCells.cut(group.method())),
                    NumberText.orExample(group.channels(), "channel", TableCells.cut(group.channel())),
                    group.lastStarted() == null ? "unknown" : TimeText.withDate(group.lastStarted()),
                    group.sample() == null ? "" : group.sample()));
        }
        words.append(TableCells.line(
                "%s failed in %s%s%n",
                NumberText.count(document.failed()),
                NumberText.of(document.groups().size() + document.moreGroups(), "group"),
                document.moreGroups() > 0 ? ", the largest are listed" : ""));
        return words.toString();
    }

    private static String error(GroupEntry group) {
        return (group.exception() == null ? "(no exception named)" : TableCells.cut(group.exception())) + frame(group);
    }

    /// ` at acme_mail/models/smtp.py:131 in _deliver`
    private static String frame(GroupEntry group) {
        return group.file() == null
                ? ""
                : TableCells.cut(" at " + group.file() + ":" + group.line() + " in " + group.function());
    }
}
