package signalbox.channel;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelPlan;

/// The channels that a database stores in queue_job_channel, as far as its release of queue_job has the columns.
///
/// @param plan null where it keeps no capacities
/// @param paused complete names
public record StoredChannels(@Nullable ChannelPlan plan, Set<String> paused) {
    public static final StoredChannels NONE = new StoredChannels(null, Set.of());

    public StoredChannels {
        paused = Set.copyOf(paused);
    }
}
