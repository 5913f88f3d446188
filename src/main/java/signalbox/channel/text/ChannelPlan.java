package signalbox.channel.text;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All channels of a channel string with what they allow, root first, each parent before its children. Contains
/// the channels that are only implied: a parent that no entry names has no limit (or the `capacity_default` of the one
/// above it), root has a capacity of 1. Immutable; two plans that allow the same are equal.
public final class ChannelPlan {
    private final Map<String, ChannelSetting> byName = new LinkedHashMap<>();
    private final Map<String, ChannelDefault> below = new LinkedHashMap<>();

    private ChannelPlan() {
        byName.put(ChannelName.ROOT, new ChannelSetting(ChannelName.ROOT, 1, false, Duration.ZERO));
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
            plan.put(entry);
        }
        var named = entries.stream()
                .filter(entry -> entry.given().isPresent())
                .map(ChannelEntry::fullName)
                .collect(Collectors.toSet());
        plan.byName.replaceAll((name, setting) -> named.contains(name) ? setting : plan.byDefault(setting));
        return plan;
    }

    /// From a database that stores the limits of its channels.
    public static ChannelPlan ofSettings(List<ChannelSetting> settings) {
        var plan = new ChannelPlan();
        settings.forEach(plan::put);
        return plan;
    }

    private void put(ChannelEntry entry) {
        put(entry.setting());
        below.remove(entry.fullName());
        entry.below().ifPresent(made -> below.put(entry.fullName(), made));
    }

    private void put(ChannelSetting setting) {
        ChannelName.of(setting.name()).parent().ifPresent(this::imply);
        byName.put(setting.name(), setting);
    }

    private void imply(ChannelName name) {
        for (var above : name.upwards().reversed()) {
            byName.computeIfAbsent(above.text(), ChannelSetting::unlimited);
        }
    }

    /// A channel that is only implied, or named without a capacity, gets the default of the nearest channel above
    /// it. Root has none above.
    private ChannelSetting byDefault(ChannelSetting setting) {
        return ChannelName.of(setting.name())
                .parent()
                .flatMap(this::madeBelow)
                .map(made -> made.of(setting.name()))
                .orElse(setting);
    }

    /// The default for channels below that one: its own, else that of the nearest above it; empty where none is
    /// set.
    private Optional<ChannelDefault> madeBelow(ChannelName name) {
        if (below.isEmpty()) {
            return Optional.empty();
        }
        return name.upwards().stream()
                .flatMap(above -> Optional.ofNullable(below.get(above.text())).stream())
                .findFirst();
    }

    public List<ChannelSetting> channels() {
        return List.copyOf(byName.values());
    }

    /// The same plan with these channels paused, also those that are not configured.
    ///
    /// @param names complete
    public ChannelPlan pausing(Collection<String> names) {
        var plan = copy();
        names.forEach(name -> plan.put(setting(name).pausing()));
        plan.byName.replaceAll((name, setting) ->
                byName.containsKey(name) || names.contains(name) ? setting : plan.byDefault(setting));
        return plan;
    }

    /// The same with at most so many jobs at a time.
    public ChannelPlan limitedTo(int jobs) {
        var plan = copy();
        var root = plan.setting(ChannelName.ROOT);
        if (!root.isLimited() || root.capacity() > jobs) {
            plan.put(root.limitedTo(jobs));
        }
        return plan;
    }

    private ChannelPlan copy() {
        var plan = new ChannelPlan();
        plan.byName.putAll(byName);
        plan.below.putAll(below);
        return plan;
    }

    /// The limits of this very channel. If it is not configured, it gets the default from above, else it has no
    /// limit.
    public ChannelSetting setting(String completeName) {
        var setting = byName.get(completeName);
        if (setting != null) {
            return setting;
        }
        return madeBelow(ChannelName.of(completeName))
                .orElse(ChannelDefault.NONE)
                .of(completeName);
    }

    /// The channel whose limits are the nearest that apply to a job of that channel: its own, or its nearest
    /// ancestor's.
    public ChannelSetting governing(@Nullable String jobChannel) {
        var own = ChannelName.of(jobChannel);
        if (madeBelow(own).isPresent()) {
            return setting(own.text());
        }
        return setting(own.upwards().stream()
                .filter(name -> byName.containsKey(name.text()))
                .findFirst()
                .orElse(own)
                .text());
    }

    /// Whether root has a limit.
    public boolean isLimited() {
        return setting(ChannelName.ROOT).isLimited();
    }

    /// Whether no channel has a capacity, an order or a throttle. This is so in a database that has the columns but
    /// no values.
    public boolean limitsNothing() {
        return byName.values().stream().noneMatch(ChannelSetting::hasLimits);
    }

    /// The channels that are paused.
    public Set<String> paused() {
        return byName.values().stream()
                .filter(ChannelSetting::paused)
                .map(ChannelSetting::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// As a channel string that allows the same: `root:4,root.mail:1:sequential`.
    public String asString() {
        return byName.values().stream().map(this::asString).collect(Collectors.joining(","));
    }

    private String asString(ChannelSetting setting) {
        var made = below.get(setting.name());
        if (made == null) {
            return setting.label();
        }
        return setting.label() + ":capacity_default=" + made.capacity()
                + (made.sequential() ? ":sequential_default" : "");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChannelPlan plan && byName.equals(plan.byName) && below.equals(plan.below);
    }

    @Override
    public int hashCode() {
        return Objects.hash(byName, below);
    }

    @Override
    public String toString() {
        return asString();
    }
}
