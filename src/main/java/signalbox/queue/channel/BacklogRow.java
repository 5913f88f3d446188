package signalbox.queue.channel;

import java.time.Duration;
import java.util.List;
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

    /// A job that has been running for a while takes at least that long. Its durations are the remaining times of
    /// those past ones that are longer; if there are none, zero.
    List<Duration> durations(List<Duration> past) {
        var so = running;
        if (so == null) {
            return past;
        }
        var left = past.stream()
                .filter(took -> took.compareTo(so) > 0)
                .map(took -> took.minus(so))
                .toList();
        return left.isEmpty() ? List.of(Duration.ZERO) : left;
    }
}
