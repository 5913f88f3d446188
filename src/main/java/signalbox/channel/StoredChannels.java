package signalbox.channel;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelPlan;

/// What a database keeps of its channels itself, in queue_job_channel, as far as its release has it.
///
/// @param plan null where it keeps no capacities
/// @param paused complete names
public record StoredChannels(@Nullable ChannelPlan plan, Set<String> paused) {
    public static final StoredChannels NONE = new StoredChannels(null, Set.of());

    public StoredChannels {
        paused = Set.copyOf(paused);
    }
}
