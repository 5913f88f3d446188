package signalbox.cli;

import picocli.CommandLine.Command;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;

@Command(
        name = "status",
        description = "The queue and its leader, as one picture.",
        footer = {
            "",
            "With --json: {takenAt, database{name,serverVersion,queueJob,schemaFeatures[],",
            "role,environment,limits[]}, counts{STATE…,approximate[]},",
            "channels[{name,capacity,running,queued,failed,waiting}],",
            "oldestPendingSeconds, throughput{donePerMinute,failedSeenPerMinute},",
            "leadership{…}, findings[{…}] as check has them}"
        })
final class StatusCommand extends LookCommand {
    StatusCommand(Context context) {
        super(context);
    }

    @Override
    Object document(Context.Look look, Snapshot snapshot) {
        var config = new ConfigOption().read(context(), look, snapshot);
        var findings = Checkup.of(context(), look, snapshot, config).open();
        return Json.status(snapshot, look.profile().environment().word(), findings);
    }

    @Override
    String inWords(Snapshot snapshot) {
        var words = new StringBuilder();
        var capabilities = snapshot.capabilities();
        words.append("%s on PostgreSQL %s, queue_job %s%n"
                .formatted(
                        capabilities.server().database(),
                        capabilities.server().version(),
                        capabilities.queueJob() == null ? "of unknown version" : capabilities.queueJob()));
        for (var state : JobState.values()) {
            var count = snapshot.counts().of(state);
            words.append("  %-18s %s%,d%n".formatted(state.stored(), count.approximate() ? "~" : "", count.value()));
        }
        var oldest = snapshot.oldestPending();
        words.append("  oldest pending     %s%n"
                .formatted(
                        oldest == null
                                ? "none"
                                : "%,d s, %s".formatted(oldest.age().toSeconds(), oldest.uuid())));
        words.append("  done per minute    %d%n".formatted(snapshot.throughput().donePerMinute()));
        words.append(RunnersCommand.leaderInWords(snapshot));
        capabilities
                .limits()
                .forEach(limit -> words.append("Note: ").append(limit).append('\n'));
        return words.toString();
    }
}
