package signalbox.channel;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import signalbox.channel.text.ChannelName;
import signalbox.text.NumberText;
import signalbox.text.UtcTime;

/// The most jobs that were seen to hold slots at once while due jobs waited, for channels whose limits are not known.
/// It is a lower bound, not a limit: more may be allowed, and an earlier runner may have dispatched some of these
/// jobs.
///
/// @param byChannel complete names; jobs of the channels below count too, as they do for capacities
public record ObservedSlots(Map<String, Most> byChannel) {
    public static final ObservedSlots NONE = new ObservedSlots(Map.of());

    /// @param held how many were enqueued or started at that moment
    /// @param due how many due jobs of the channel waited at that moment
    public record Most(long held, long due, Instant at) {
        /// As a clause.
        public String sentence(Instant now) {
            return NumberText.of(held, "job") + " held slots at once while "
                    + NumberText.of(due, "due one waited", "due ones waited") + " (" + UtcTime.brief(at, now) + ")";
        }
    }

    public ObservedSlots {
        byChannel = Map.copyOf(byChannel);
    }

    public boolean isEmpty() {
        return byChannel.isEmpty();
    }

    public Optional<Most> in(String channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }

    /// A clause; empty where nothing was seen.
    String sentence(Instant now) {
        return in(ChannelName.ROOT).map(most -> "seen: " + most.sentence(now)).orElse("");
    }
}
