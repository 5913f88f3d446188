package signalbox.channel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a database keeps of its channels itself, in queue_job_channel, as far as its release has it.
///
/// @param plan null where it keeps no capacities
/// @param paused complete names
public record KeptChannels(@Nullable ChannelPlan plan, Set<String> paused) {
    public static final KeptChannels NONE = new KeptChannels(null, Set.of());

    public KeptChannels {
        paused = Set.copyOf(paused);
    }
}
