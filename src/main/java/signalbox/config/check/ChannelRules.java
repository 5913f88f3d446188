package signalbox.config.check;

import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelEntry;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelString;
import signalbox.channel.text.ChannelStringException;
import signalbox.config.ConfigEntry;
import signalbox.config.EffectiveSettings.Entry;
import signalbox.config.EffectiveSettings.Value;
import signalbox.config.RecommendedConfig;
import signalbox.config.RunnerSetting;
import signalbox.config.SecretSettings;
import signalbox.text.EditDistance;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// The channel string, and whether it matches the processes that run the jobs.
final class ChannelRules {
    /// A longer text is not a channel string, and names could have any number of levels.
    private static final int LONGEST = 8_000;

    private static final Pattern ROOT = Pattern.compile("(?<![^,\\s])root\\s*:\\s*\\d+");

    private ChannelRules() {}

    static Stream<ConfigFinding> of(CheckedConfig subject) {
        if (MisplacedSettingRules.isPasted(subject)) {
            return Stream.empty();
        }
        var channels = subject.setting(RunnerSetting.CHANNELS);
        var text = Objects.requireNonNull(channels.value());
        if (ChannelString.switchesRunnerOff(text)) {
            return Stream.of(off(subject, channels));
        }
        if (text.length() > LONGEST) {
            return Stream.of(invalid(channels, 0, "It has more than " + LONGEST + " characters"));
        }
        try {
            var entries = ChannelString.parse(text);
            return Stream.concat(
                    capacity(subject, channels, ChannelPlan.of(entries)),
                    entries.stream().flatMap(entry -> keys(channels, entry)));
        } catch (ChannelStringException e) {
            var reason = SecretSettings.text(String.valueOf(e.getMessage()));
            return Stream.of(
                    e.isValidForOdoo() ? beyond(channels, e.offset(), reason) : invalid(channels, e.offset(), reason));
        }
    }

    private static @Nullable Integer line(Value value, int offset) {
        return value.origin() instanceof Entry(ConfigEntry entry) ? entry.lineAt(offset) : null;
    }

    private static ConfigFinding off(CheckedConfig subject, Value channels) {
        var workers = workers(subject);
        return new ConfigFinding(
                "runner-switched-off",
                Severity.WARNING,
                line(channels, 0),
                "channels = " + channels.value(),
                "Channels that start with root:0 stop the runner from starting: no job ever starts from here."
                        + " This is right only if another server runs the queue.",
                Fix.advice("channels = root:" + (workers == null ? 1 : RecommendedConfig.rootCapacity(workers))));
    }

    private static ConfigFinding invalid(Value channels, int offset, String reason) {
        return new ConfigFinding(
                "channels-invalid",
                Severity.CRITICAL,
                line(channels, offset),
                "channels = " + channels.value(),
                reason + ". queue_job refuses the whole string, and its runner does not start.",
                Fix.advice(
                        "NAME:CAPACITY[:sequential][:throttle=SECONDS], separated by commas; such as root:4,root.mail:2"));
    }

    private static ConfigFinding beyond(Value channels, int offset, String reason) {
        return new ConfigFinding(
                "channels-beyond-measure",
                Severity.WARNING,
                line(channels, offset),
                "channels = " + channels.value(),
                reason + ". For a runner that is the same as no limit. Signalbox does not use such a string.",
                Fix.advice("For a channel without a limit, write 0."));
    }

    private static Stream<ConfigFinding> keys(Value channels, ChannelEntry entry) {
        return entry.unknownOptions()
                .map(option -> new ConfigFinding(
                        "channel-key-without-effect",
                        Severity.WARNING,
                        line(channels, option.offset()),
                        entry.name() + ":" + entry.capacity() + ":" + option.key(),
                        "queue_job accepts an unknown key without an error and ignores it: "
                                + SecretSettings.text(option.key()) + " has no effect.",
                        Fix.advice(ChannelEntry.KEYS.stream()
                                .filter(known -> EditDistance.isAlmost(option.key(), known))
                                .findFirst()
                                .map(meant -> "Write " + meant + ".")
                                .orElse("Remove it. The keys are " + String.join(", ", new TreeSet<>(ChannelEntry.KEYS))
                                        + "."))));
    }

    private static Stream<ConfigFinding> capacity(CheckedConfig subject, Value channels, ChannelPlan plan) {
        var kept = subject.context().rootCapacity();
        int capacity = kept == null ? plan.governing(ChannelName.ROOT).capacity() : kept;
        var workers = workers(subject);
        return workers == null || (capacity > 0 && capacity <= workers)
                ? Stream.empty()
                : Stream.of(tooMuch(subject, channels, capacity, workers));
    }

    private static ConfigFinding tooMuch(CheckedConfig subject, Value channels, int capacity, int workers) {
        var isKept = subject.context().rootCapacity() != null;
        return new ConfigFinding(
                "root-capacity-above-workers",
                Severity.WARNING,
                isKept ? null : line(channels, 0),
                isKept ? "queue_job_channel: root has a capacity of " + capacity : "channels = " + channels.value(),
                "A job takes an HTTP worker while it runs. "
                        + (capacity == 0 ? "Without a limit" : "With " + NumberText.count(capacity) + " at a time")
                        + " jobs take "
                        + (workers == 1 ? "the only one" : "all " + NumberText.count(workers) + " of them")
                        + ": users wait, and requests for jobs time out.",
                isKept
                        ? Fix.advice("In Odoo, Job Queue, Channels: give root a capacity of "
                                + RecommendedConfig.rootCapacity(workers))
                        : lowered(
                                subject,
                                Objects.requireNonNull(channels.value()),
                                RecommendedConfig.rootCapacity(workers)));
    }

    private static Fix lowered(CheckedConfig subject, String channels, int capacity) {
        var root = ROOT.matcher(channels);
        var text = root.find()
                ? root.replaceFirst("root:" + capacity)
                : "root:" + capacity + (channels.isBlank() ? "" : "," + channels);
        return ConfigCorrection.settings(subject, Map.of(RunnerSetting.CHANNELS, text));
    }

    /// The number of HTTP workers. `workers` is in the file, unless Odoo.sh decides it.
    private static @Nullable Integer workers(CheckedConfig subject) {
        var known = subject.context().httpWorkers();
        return known != null
                ? known
                : subject.option("workers")
                        .map(entry -> entry.value().strip())
                        .filter(value -> value.matches("[1-9]\\d{0,4}"))
                        .map(Integer::valueOf)
                        .orElse(null);
    }
}
