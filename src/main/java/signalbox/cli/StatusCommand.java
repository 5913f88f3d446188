package signalbox.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
            "leadership{…}}"
        })
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Target target = new Target();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final Context context;

    StatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.look(target, look -> {
            var snapshot = context.snapshot(look);
            if (json) {
                context.print(Json.status(snapshot, look.profile().environment().word()));
            } else {
                context.out().print(inWords(snapshot));
            }
            return Exit.FINE;
        });
    }

    private static String inWords(Snapshot snapshot) {
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
