package signalbox.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import signalbox.app.config.RunnerLogReader;
import signalbox.cli.document.LogDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseLook;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.option.InputFile;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.TableCells;
import signalbox.health.KnownLog;
import signalbox.text.ListText;
import signalbox.text.NumberText;
import signalbox.text.UtcTime;
import signalbox.worker.log.LogEntry;
import signalbox.worker.log.RunnerLog;

@Command(
        name = "log",
        description = {
            "Lists what the end of Odoo's log (2 MB) says about queue_job: starts, who leads, restarts after errors,"
                    + " requests and those that failed, with the job of each. Also behind what Docker, Kubernetes, journald"
                    + " and syslog write before a line, in JSON, in UTF-16, and packed with gzip.",
            "Reads the file that the processes name by --logfile, else the logfile of the odoo.conf, else"
                    + " /home/odoo/logs/odoo.log: on the profile's SSH host, or on this machine if the profile names an"
                    + " odoo.conf here or a runner of this database runs here. --from reads a piece that was copied."
        },
        footer = {
            "",
            "With --json: {takenAt, source, isCut, lines, from, until, entries[{at,pid,level,line,kind,database,job,outcome,cause,"
                    + "message}], older[]}. Kinds: leads, not leader, starts over, request failed, put back, asks Odoo, not started, starts, "
                    + "ready, stops, other. Keys that an entry does not have are left out; passwords are masked.",
            "Exit codes: 0 read; 3 the log cannot be read, or is none of Odoo."
        })
final class LogCommand implements Callable<Integer> {
    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Parameters(paramLabel = "UUID", arity = "0..1", description = "Only the entries that name this job.")
    private @Nullable String uuid;

    @Option(names = "--from", paramLabel = "FILE|-", description = "A piece of a log in a file, or on stdin.")
    private @Nullable String from;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    LogCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var whole = from == null
                ? context.look(target, this::read)
                : new InputFile(from).read(context, RunnerLogReader::read);
        var log = uuid == null ? whole : whole.ofJob(uuid);
        if (json) {
            context.print(LogDocument.of(log, context.clock().instant()));
        } else {
            context.out().print(text(log));
        }
        return ExitCode.FINE;
    }

    private RunnerLog read(DatabaseLook look) {
        var configs = context.configs(look);
        return switch (configs.log(configs.ofOwnBuild())) {
            case KnownLog.Read(var log, var _) -> log;
            case KnownLog.NotRead(var reason) ->
                throw new UncheckedIOException(reason + " --from reads a piece of a log.", new IOException(reason));
        };
    }

    private static String text(RunnerLog log) {
        var words = new StringBuilder(TableCells.line(
                "%s of %s%s: %s about queue_job.%n",
                NumberText.of(log.lines(), "line"),
                log.source(),
                log.isCut() ? ", whose beginning was not read" : "",
                NumberText.of(log.entries().size(), "entry", "entries")));
        log.entries().forEach(entry -> words.append(line(entry)));
        if (!log.older().isEmpty()) {
            words.append(
                    TableCells.line("Older parts lie beside it: %s. --from reads one.%n", ListText.and(log.older())));
        }
        return words.toString();
    }

    private static String line(LogEntry entry) {
        var outcome = entry.outcome();
        var pid = entry.pid();
        var head = TableCells.line(
                "  %-23s %7s  %-14s %s%n",
                UtcTime.full(entry.at()),
                pid == null ? "?" : pid.toString(),
                entry.kind().label(),
                entry.message());
        return entry.cause() == null ? head : head + TableCells.line("  %34s %s: %s%n", "", outcome, entry.cause());
    }
}
