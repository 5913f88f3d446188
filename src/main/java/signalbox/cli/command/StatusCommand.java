package signalbox.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import signalbox.cli.document.StatusDocument;
import signalbox.cli.document.part.ProbesDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.ConfigOption;
import signalbox.cli.option.DatabaseLook;
import signalbox.cli.output.Caveats;
import signalbox.cli.output.TableCells;
import signalbox.monitor.QueueThroughput;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.count.Count;
import signalbox.queue.count.OldestPending;
import signalbox.queue.probe.DrillProbes;
import signalbox.queue.probe.ProbeChannel;
import signalbox.text.DurationText;
import signalbox.text.NumberText;

@Command(
        name = "status",
        description = "Shows the queue and its leader at one moment.",
        footer = {
            "",
            "With --json: {takenAt, database{name,serverVersion,queueJob,schemaFeatures[], "
                    + "role,environment,environmentReason,readOnly,limits[],standby{primary},pooler,rowSecurity[]}, "
                    + "caveats[], counts{STATE…,approximate[],asFarAsSeen}, probes{open,drill}, "
                    + "channels[{name,capacity,running,queued,failed,waiting,paused}], channelString, "
                    + "channelsFrom, channelNotes[], "
                    + "oldestPendingSeconds, throughput{donePerMinute,failedSeenPerMinute}, "
                    + "leadership{…}, findings[{…}] as check has them}"
        })
final class StatusCommand extends SnapshotCommand {
    @Mixin
    private ConfigOption config = new ConfigOption();

    StatusCommand(CommandContext context) {
        super(context);
    }

    @Override
    CommandContext.ConfiguredSnapshot snapshot(DatabaseLook look) {
        return context().snapshot(look, config);
    }

    @Override
    StatusDocument document(DatabaseLook look, CommandContext.ConfiguredSnapshot read) {
        var snapshot = read.snapshot();
        var findings = CheckResult.of(context(), look, read).open();
        return StatusDocument.of(snapshot, look, findings);
    }

    private static String text(QueueThroughput throughput) {
        return switch (throughput.certainty()) {
            case EXACT -> Integer.toString(throughput.donePerMinute());
            case AT_LEAST -> "at least " + throughput.donePerMinute() + ". " + QueueThroughput.REASON;
            case UNKNOWN -> "unknown. " + QueueThroughput.REASON;
        };
    }

    private static String text(@Nullable OldestPending oldest, Count pending) {
        if (oldest == null) {
            return pending.value() == 0 ? "none" : "no job is due, each waits for its ETA";
        }
        var age = oldest.age();
        return (age == null ? "of unknown age" : DurationText.inSentence(age))
                + (oldest.uuid().isEmpty() ? "" : ", " + oldest.uuid());
    }

    /// Empty where there are none.
    private static String probes(Snapshot snapshot) {
        var probes = ProbesDocument.of(snapshot);
        if (probes.open() == 0) {
            return "";
        }
        var found = snapshot.health().probes();
        return TableCells.line(
                "  of these, probes   %s open in %s, %s%n",
                NumberText.count(probes.open()),
                ProbeChannel.NAME,
                found.known()
                        .map(DrillProbes::origin)
                        .orElseGet(() -> "of a drill; whether it runs is not known. "
                                + found.whyUnknown().orElse("")));
    }

    private static String line(String name, Count count) {
        return TableCells.line("  %-18s %s%s%n", name, count.approximate() ? "~" : "", NumberText.count(count.value()));
    }

    @Override
    String text(Snapshot snapshot) {
        var words = new StringBuilder();
        var capabilities = snapshot.capabilities();
        words.append(TableCells.line(
                "%s on PostgreSQL %s, queue_job %s%n",
                capabilities.server().database(),
                capabilities.server().version(),
                capabilities.queueJob() == null ? "of unknown version" : capabilities.queueJob()));
        if (capabilities.hidesJobs()) {
            words.append("  jobs ").append(Caveats.ROW_SECURITY).append(":\n");
        }
        for (var state : JobState.KNOWN) {
            words.append(line(state.stored(), snapshot.counts().of(state)));
        }
        if (snapshot.counts().of(JobState.OTHER).value() > 0) {
            words.append(line("other states", snapshot.counts().of(JobState.OTHER)));
            snapshot.counts()
                    .others()
                    .forEach((state, jobs) ->
                            words.append(TableCells.line("    %-16s %s%n", state, NumberText.count(jobs))));
        }
        words.append(probes(snapshot));
        words.append(TableCells.line(
                "  oldest pending     %s%n",
                text(snapshot.oldestPending(), snapshot.counts().of(JobState.PENDING))));
        words.append(TableCells.line("  done per minute    %s%n", text(snapshot.throughput())));
        words.append(RunnersCommand.leaderText(snapshot));
        var channels = snapshot.health().channels().inForce();
        words.append(TableCells.line("Channels: %s%n", channels.plan() == null ? "not known" : channels.asString()));
        words.append(TableCells.line("  %s%s%n", channels.plan() == null ? "" : "from ", channels.from()));
        channels.notes().forEach(note -> words.append(TableCells.line("Note: %s%n", note)));
        capabilities.limits().stream()
                .filter(limit -> !capabilities.caveats().contains(limit))
                .forEach(limit -> words.append(TableCells.line("Note: %s%n", limit)));
        return words.toString();
    }
}
