package signalbox.cli.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import signalbox.cli.document.WhyDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.ConfigOption;
import signalbox.cli.option.DatabaseLook;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.output.Caveats;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.TableCells;
import signalbox.health.KnownConfig;
import signalbox.health.KnownLog;
import signalbox.health.YesNoUnknown;
import signalbox.health.why.JobDiagnosis;
import signalbox.monitor.Snapshot;
import signalbox.queue.BoundedText;

@Command(
        name = "why",
        description = "Says why a job is not running: lists every condition and whether it is met.",
        footer = {
            "",
            "With --json: {takenAt, uuid, answer, chain[{step,ok,evidence}], channelString, "
                    + "channelsFrom, channelNotes[]}; ok and channelString are null where they are not known.",
            "Exit codes: 0 answered; 3 could not read the database or the odoo.conf, or there is no such job; "
                    + "4 the role may not read queue_job."
        })
final class WhyCommand implements Callable<Integer> {
    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "UUID", description = "The job.")
    private String uuid = "";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    WhyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.lookWithProcesses(target, look -> {
            var read = context.snapshot(look, config);
            var snapshot = read.snapshot();
            var beside = read.config();
            var why = why(look, read);
            if (why.isEmpty()) {
                context.err()
                        .println("There is no job " + uuid + " in database "
                                + look.capabilities().server().database()
                                + ": it was deleted, or is in another database"
                                + (look.capabilities().hidesJobs() ? ", or row security hides it." : ".")
                                + (BoundedText.isCut(uuid) ? " " + BoundedText.NO_UUID : ""));
                return ExitCode.NO_SUCH_JOB;
            }
            if (json) {
                context.print(WhyDocument.of(why.get(), snapshot));
            } else {
                context.out().print(Caveats.text(snapshot.capabilities()));
                context.out().print(text(why.get(), snapshot));
            }
            return beside instanceof KnownConfig.Unreadable ? ExitCode.NOT_CONNECTED : ExitCode.FINE;
        });
    }

    /// The log is read only if it may show more.
    private Optional<JobDiagnosis> why(DatabaseLook look, CommandContext.ConfiguredSnapshot read) {
        var why = why(look, read, KnownLog.notAsked());
        return why.filter(JobDiagnosis::needsLog).isPresent() ? why(look, read, context.log(look, read)) : why;
    }

    private Optional<JobDiagnosis> why(DatabaseLook look, CommandContext.ConfiguredSnapshot read, KnownLog log) {
        return look.database()
                .atOneMoment("read the job", sql -> JobDiagnosis.read(sql, uuid, read.snapshot(), read.config(), log));
    }

    private static String text(JobDiagnosis why, Snapshot snapshot) {
        var words = new StringBuilder(TableCells.line("%s%n", why.answer()));
        why.chain()
                .forEach(step -> words.append(
                        TableCells.line("  %-4s %-20s %s%n", mark(step.ok()), step.name(), step.evidence())));
        return words.append(channelsText(snapshot)).toString();
    }

    /// Which source states the channels.
    private static String channelsText(Snapshot snapshot) {
        var inForce = snapshot.health().channels().inForce();
        var words = new StringBuilder(TableCells.line("%s%n", inForce.origin()));
        inForce.notes().forEach(note -> words.append(TableCells.line("Note: %s%n", note)));
        return words.toString();
    }

    private static String mark(YesNoUnknown ok) {
        return switch (ok) {
            case YES -> "ok";
            case NO -> "NO";
            case UNKNOWN -> "?";
        };
    }
}
