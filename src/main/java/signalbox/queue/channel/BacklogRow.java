package signalbox.queue.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobFacts;
import signalbox.channel.text.ChannelName;

/// An open job as a forecast needs it.
///
/// @param running for how long it has been running; null when no worker has begun it
public record BacklogRow(
        JobFacts facts,
        String model,
        String method,
        @Nullable Duration running) {
    PastDurations.Kind kind() {
        return new PastDurations.Kind(ChannelName.of(facts.channel()).text(), model, method);
    }
}
