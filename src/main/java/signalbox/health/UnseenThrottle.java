package signalbox.health;

import java.util.stream.Stream;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.monitor.Snapshot;
import signalbox.queue.stuck.LastMovement;

/// Throttles of which it is not known whether they hold. The last starts are read from the newest rows: where these do
/// not reach back, a later start may be among the others, and that none is seen shows nothing. Pure.
public final class UnseenThrottle {
    private UnseenThrottle() {}

    /// The throttled channels from this one up to root, the lowest first.
    public static Stream<ChannelSetting> throttled(String channel, ChannelPlan plan) {
        return ChannelName.upwards(channel)
                .flatMap(name -> Stream.of(plan.governing(name))
                        .filter(setting ->
                                setting.isThrottled() && setting.name().equals(name)));
    }

    /// Those that may hold the jobs of the channel, though no start was seen that does; none where the newest rows
    /// reach
    /// back.
    public static Stream<ChannelSetting> above(String channel, ChannelPlan plan, Snapshot snapshot) {
        return reachesBack(snapshot) ? Stream.empty() : throttled(channel, plan);
    }

    private static boolean reachesBack(Snapshot snapshot) {
        return snapshot.health()
                .slots()
                .known()
                .map(slots -> slots.running().movement())
                .filter(LastMovement::reachesBack)
                .isPresent();
    }
}
