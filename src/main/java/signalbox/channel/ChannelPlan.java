package signalbox.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All channels of a channel string with what they allow, root first, each parent before its children. Contains
/// the channels that are only implied: a parent that no entry names has no limit, root has a capacity of 1.
public final class ChannelPlan {
    private final Map<String, ChannelSetting> byName = new LinkedHashMap<>();

    private ChannelPlan() {
        byName.put(ChannelSetting.ROOT, new ChannelSetting(ChannelSetting.ROOT, 1, false, 0));
    }

    /// @throws ChannelStringException for a string that queue_job refuses
    public static ChannelPlan of(String channelString) {
        return of(ChannelString.parse(channelString));
    }

    /// The last entry wins where a channel is named twice, as in queue_job.
    ///
    /// @throws ChannelStringException for values that queue_job refuses
    public static ChannelPlan of(List<ChannelEntry> entries) {
        var plan = new ChannelPlan();
        for (var entry : entries) {
            plan.put(entry.setting());
        }
        return plan;
    }

    /// From a database that keeps its channels' limits itself.
    public static ChannelPlan ofSettings(List<ChannelSetting> settings) {
        var plan = new ChannelPlan();
        settings.forEach(plan::put);
        return plan;
    }

    private void put(ChannelSetting setting) {
        imply(ChannelSetting.parent(setting.name()));
        byName.put(setting.name(), setting);
    }

    private void imply(String name) {
        if (!byName.containsKey(name)) {
            imply(ChannelSetting.parent(name));
            byName.put(name, ChannelSetting.unlimited(name));
        }
    }

    public List<ChannelSetting> channels() {
        return List.copyOf(byName.values());
    }

    /// What holds for this very channel: no limit where nobody configured it.
    ChannelSetting setting(String completeName) {
        var setting = byName.get(completeName);
        return setting == null ? ChannelSetting.unlimited(completeName) : setting;
    }

    /// The channel whose limits are the nearest that hold for a job of that channel: its own, or its closest
    /// ancestor's.
    public ChannelSetting governing(@Nullable String jobChannel) {
        var name = jobChannel == null || jobChannel.isEmpty() ? ChannelSetting.ROOT : jobChannel;
        name = ChannelSetting.complete(name);
        @Nullable ChannelSetting setting = byName.get(name);
        while (setting == null) {
            name = ChannelSetting.parent(name);
            setting = byName.get(name);
        }
        return setting;
    }
}
