package signalbox.monitor.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelWait;
import signalbox.channel.ObservedSlots;
import signalbox.channel.ObservedSlots.Most;
import signalbox.channel.text.ChannelName;
import signalbox.election.BackendKey;
import signalbox.election.EmbeddedMarker;
import signalbox.election.Leadership;
import signalbox.queue.stuck.RunningJob;
import signalbox.queue.stuck.RunningJobs;

/// The most jobs of each channel that held slots at once while due jobs waited, since the present leader began to lead.
/// If that leader was seen to take over, only the jobs count that it dispatched itself: jobs of the leader before it
/// may run on beyond its limits. If no single leader is known, nothing is counted, because the jobs may come from
/// several runners. The time is an argument; for one thread.
final class MostSlotsSeen {
    private static final int MOST_CHANNELS = 10_000;

    private final Map<String, Most> most = new HashMap<>();
    private @Nullable BackendKey leader;
    private @Nullable Instant tookOver;

    /// @param running null where the jobs could not be read
    ObservedSlots see(Leadership leadership, List<ChannelWait> waits, @Nullable RunningJobs running, Instant now) {
        var leads = leadership.leader();
        if (leads == null || leads.embedded() == EmbeddedMarker.OBSERVES) {
            return ObservedSlots.NONE;
        }
        var key = BackendKey.of(leads);
        if (leader != null && !leader.equals(key)) {
            most.clear();
            tookOver = now;
        }
        leader = key;
        for (var wait : waits) {
            var held = held(wait, running);
            if (held > 0 && wait.total().due() > 0 && most.size() < MOST_CHANNELS) {
                var seen = new Most(held, wait.total().due(), now);
                most.merge(wait.name(), seen, (known, next) -> next.held() > known.held() ? next : known);
            }
        }
        return new ObservedSlots(most);
    }

    private long held(ChannelWait wait, @Nullable RunningJobs running) {
        var since = tookOver;
        if (since == null) {
            return wait.total().running();
        }
        return running == null
                ? 0
                : running.jobs().stream()
                        .filter(job -> isWithin(job, wait.name()) && isSince(job, since))
                        .count();
    }

    private static boolean isSince(RunningJob job, Instant since) {
        return job.enqueued() != null && !job.enqueued().isBefore(since);
    }

    private static boolean isWithin(RunningJob job, String channel) {
        return ChannelName.of(job.channel()).isWithin(ChannelName.of(channel));
    }
}
