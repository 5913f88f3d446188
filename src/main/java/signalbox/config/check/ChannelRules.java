package signalbox.config.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelEntry;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.channel.text.ChannelString;
import signalbox.channel.text.ChannelStringException;
import signalbox.config.EffectiveSettings.Value;
import signalbox.config.EffectiveSettings.Variable;
import signalbox.config.RecommendedConfig;
import signalbox.config.RunnerSetting;
import signalbox.config.SecretSettings;
import signalbox.config.SpoiltValue;
import signalbox.text.EditDistance;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// The channel string, and whether it matches the processes that run the jobs.
final class ChannelRules {
    /// A longer text is not a channel string, and names could have any number of levels.
    private static final int LONGEST = 8_000;

    private static final Pattern ROOT = Pattern.compile("(?<![^,\\s])root\\s*:\\s*[+-]?\\d+");

    /// The name of a channel up to its capacity, and the capacity.
    private static final Pattern CAPACITY = Pattern.compile("(?<![^,\\s])([\\w.]+\\s*:\\s*)(\\d+)");

    private ChannelRules() {}

    /// Channels whose separators are misread are judged as they are meant.
    static Stream<ConfigFinding> of(CheckedConfig subject) {
        var channels = subject.setting(RunnerSetting.CHANNELS);
        var text = Objects.requireNonNull(channels.value());
        if (SpoiltValue.placeholder(text).isPresent()) {
            return Stream.empty();
        }
        var meant = text.length() > LONGEST ? Optional.<String>empty() : MeantChannels.of(text);
        return meant.isEmpty()
                ? judged(subject, channels)
                : Stream.concat(
                        Stream.of(misread(subject, channels, meant.get())),
                        judged(subject, new Value(channels.setting(), meant.get(), channels.origin())));
    }

    /// Channels in another form than queue_job's.
    static Stream<ConfigFinding> misread(CheckedConfig subject) {
        return of(subject).filter(finding -> finding.code().equals("channels-misread"));
    }

    private static String seen(CheckedConfig subject) {
        var channels = subject.setting(RunnerSetting.CHANNELS);
        return "channels = " + channels.value()
                + (channels.origin() instanceof Variable variable ? " (" + variable.text() + ")" : "");
    }

    private static ConfigFinding misread(CheckedConfig subject, Value channels, String meant) {
        return new ConfigFinding(
                "channels-misread",
                isValid(channels) ? Severity.WARNING : Severity.CRITICAL,
                line(channels, 0),
                seen(subject),
                "queue_job reads commas or line breaks between channels, and a colon before the capacity; "
                        + (isValid(channels)
                                ? "it takes anything else for a part of a channel's name. The channels that are meant"
                                        + " keep a capacity of 1."
                                : "it refuses this string, and its runner does not start."),
                ConfigCorrection.settings(subject, Map.of(RunnerSetting.CHANNELS, meant)));
    }

    private static boolean isValid(Value channels) {
        try {
            ChannelString.parse(Objects.requireNonNull(channels.value()));
            return true;
        } catch (ChannelStringException e) {
            return false;
        }
    }

    private static Stream<ConfigFinding> judged(CheckedConfig subject, Value channels) {
        var text = Objects.requireNonNull(channels.value());
        if (ChannelString.switchesRunnerOff(text)) {
            return Stream.of(off(subject, channels));
        }
        if (text.length() > LONGEST) {
            return Stream.of(invalid(subject, channels, 0, "It has more than " + LONGEST + " characters"));
        }
        try {
            var entries = ChannelString.parse(text);
            var plan = ChannelPlan.of(entries);
            return Stream.of(
                            nothingRuns(subject, channels, entries),
                            twice(subject, channels, entries),
                            noRoot(subject, channels, entries),
                            capacity(subject, channels, plan),
                            aboveParents(channels, entries, plan),
                            entries.stream().flatMap(entry -> keys(subject, channels, entry)))
                    .flatMap(found -> found);
        } catch (ChannelStringException e) {
            var reason = SecretSettings.text(String.valueOf(e.getMessage()));
            return Stream.of(
                    e.isValidForOdoo()
                            ? beyond(subject, channels, e.offset(), reason)
                            : invalid(subject, channels, e.offset(), reason));
        }
    }

    private static FindingPlace line(Value value, int offset) {
        return FindingPlace.of(value, offset);
    }

    private static ConfigFinding off(CheckedConfig subject, Value channels) {
        var workers = workers(subject);
        return new ConfigFinding(
                "runner-switched-off",
                Severity.WARNING,
                line(channels, 0),
                seen(subject),
                "Channels that start with root:0 stop the runner from starting: no job ever starts from here."
                        + " This is right only if another server runs the queue.",
                Fix.advice("channels = root:" + (workers == null ? 1 : RecommendedConfig.rootCapacity(workers))));
    }

    private static ConfigFinding invalid(CheckedConfig subject, Value channels, int offset, String reason) {
        return new ConfigFinding(
                "channels-invalid",
                Severity.CRITICAL,
                line(channels, offset),
                seen(subject),
                reason + ". queue_job refuses the whole string, and its runner does not start.",
                Fix.advice(
                        "NAME:CAPACITY[:sequential][:throttle=SECONDS], separated by commas; such as root:4,root.mail:2"));
    }

    private static ConfigFinding beyond(CheckedConfig subject, Value channels, int offset, String reason) {
        return new ConfigFinding(
                "channels-beyond-measure",
                Severity.WARNING,
                line(channels, offset),
                seen(subject),
                reason + ". For a runner that is the same as no limit. Signalbox does not use such a string.",
                Fix.advice("For a channel without a limit, write 0."));
    }

    /// The last entry of a channel counts.
    private static Stream<ConfigFinding> twice(CheckedConfig subject, Value channels, List<ChannelEntry> entries) {
        var last = new HashMap<String, ChannelEntry>();
        entries.forEach(entry -> last.put(entry.fullName(), entry));
        return entries.stream()
                .filter(entry -> !entry.equals(last.get(entry.fullName())))
                .map(entry -> new ConfigFinding(
                        "channel-named-twice",
                        Severity.WARNING,
                        line(channels, entry.offset()),
                        seen(subject),
                        entry.name() + " is there twice: its last entry counts, with a capacity of "
                                + Objects.requireNonNull(last.get(entry.fullName()))
                                        .capacity() + ".",
                        Fix.advice("Keep one of the two.")));
    }

    /// A negative capacity is less than any number of running jobs.
    private static Stream<ConfigFinding> nothingRuns(
            CheckedConfig subject, Value channels, List<ChannelEntry> entries) {
        return entries.stream().filter(entry -> entry.capacity() < 0).map(entry -> {
            var isRoot = entry.fullName().equals(ChannelName.ROOT);
            var workers = workers(subject);
            return new ConfigFinding(
                    "channel-runs-nothing",
                    isRoot ? Severity.CRITICAL : Severity.WARNING,
                    line(channels, entry.offset()),
                    seen(subject),
                    entry.name() + ":" + entry.capacity() + ": no job of "
                            + (isRoot ? "any channel" : "this channel and those below it")
                            + " ever runs with a capacity below 0.",
                    isRoot
                            ? lowered(
                                    subject,
                                    Objects.requireNonNull(channels.value()),
                                    workers == null ? 1 : RecommendedConfig.rootCapacity(workers))
                            : Fix.advice("Give it a capacity from 1 on; 0 is no limit."));
        });
    }

    /// Without an entry of its own root has a capacity of 1, whatever the channels below it have.
    private static Stream<ConfigFinding> noRoot(CheckedConfig subject, Value channels, List<ChannelEntry> entries) {
        var isNamed = entries.stream().anyMatch(entry -> entry.fullName().equals(ChannelName.ROOT));
        var most = entries.stream().mapToInt(ChannelEntry::capacity).max().orElse(0);
        if (isNamed || most <= 1 || subject.context().rootCapacity() != null) {
            return Stream.empty();
        }
        var workers = workers(subject);
        var wanted = workers == null ? most : Math.min(most, workers);
        var text = "root:" + wanted + ","
                + Objects.requireNonNull(channels.value()).strip();
        return Stream.of(new ConfigFinding(
                "root-not-configured",
                Severity.WARNING,
                line(channels, 0),
                seen(subject),
                "root is not configured and keeps a capacity of 1: one job runs at a time, whatever the channels below it"
                        + " may run.",
                ConfigCorrection.settings(subject, Map.of(RunnerSetting.CHANNELS, text))));
    }

    private static Stream<ConfigFinding> aboveParents(Value channels, List<ChannelEntry> entries, ChannelPlan plan) {
        var isRootNamed = entries.stream().anyMatch(entry -> entry.fullName().equals(ChannelName.ROOT));
        return entries.stream()
                .filter(entry -> entry.given().isPresent() && entry.capacity() > 0)
                .flatMap(entry -> limitAbove(entry, plan, isRootNamed)
                        .filter(limit -> limit.capacity() < entry.capacity())
                        .map(limit -> new ConfigFinding(
                                "channel-above-its-parent",
                                Severity.WARNING,
                                line(channels, entry.offset()),
                                entry.name() + ":" + entry.capacity() + " below " + limit.name() + ":"
                                        + limit.capacity(),
                                entry.name() + " never runs more jobs at a time than " + limit.name()
                                        + ": the other slots cannot be used.",
                                Fix.advice("Lower " + entry.name() + ", or raise " + limit.name()
                                        + " if there are workers for it.")))
                        .stream());
    }

    /// The nearest channel above with a limit. If root is not named, that is a finding of its own.
    private static Optional<ChannelSetting> limitAbove(ChannelEntry entry, ChannelPlan plan, boolean isRootNamed) {
        return ChannelName.of(entry.name()).parent().stream()
                .flatMap(parent -> parent.upwards().stream())
                .filter(above -> isRootNamed || !above.text().equals(ChannelName.ROOT))
                .map(above -> plan.governing(above.text()))
                .filter(above -> above.capacity() > 0)
                .findFirst();
    }

    private static Fix respelt(CheckedConfig subject, Value channels, ChannelEntry.Option option, String meant) {
        var text = Objects.requireNonNull(channels.value());
        var end = option.offset() + option.key().length();
        return text.startsWith(option.key(), option.offset())
                ? ConfigCorrection.settings(
                        subject,
                        Map.of(
                                RunnerSetting.CHANNELS,
                                text.substring(0, option.offset()) + meant + text.substring(end)))
                : Fix.advice("Write " + meant + ".");
    }

    private static ConfigFinding newer(Value channels, ChannelEntry entry, ChannelEntry.Option option) {
        return new ConfigFinding(
                "channel-key-of-2026",
                Severity.INFO,
                line(channels, option.offset()),
                entry.name() + ":" + entry.capacity() + ":" + option.key(),
                option.key()
                        + " has an effect from the releases of August and September 2026 on. Earlier ones accept it"
                        + " and ignore it.",
                Fix.advice("Nothing, if the release in use is newer."));
    }

    private static Stream<ConfigFinding> keys(CheckedConfig subject, Value channels, ChannelEntry entry) {
        return Stream.concat(
                entry.options().stream()
                        .filter(option -> ChannelEntry.KEYS_OF_2026.contains(option.key()))
                        .map(option -> newer(channels, entry, option)),
                unknownKeys(subject, channels, entry));
    }

    private static Stream<ConfigFinding> unknownKeys(CheckedConfig subject, Value channels, ChannelEntry entry) {
        return entry.unknownOptions()
                .map(option -> new ConfigFinding(
                        "channel-key-without-effect",
                        Severity.WARNING,
                        line(channels, option.offset()),
                        entry.name() + ":" + entry.capacity() + ":" + option.key(),
                        "queue_job accepts an unknown key without an error and ignores it: "
                                + SecretSettings.text(option.key()) + " has no effect.",
                        ChannelEntry.KEYS.stream()
                                .filter(known -> EditDistance.isAlmost(option.key(), known))
                                .findFirst()
                                .map(meant -> respelt(subject, channels, option, meant))
                                .orElseGet(() -> Fix.advice("Remove it. The keys are "
                                        + String.join(", ", new TreeSet<>(ChannelEntry.KEYS)) + "."))));
    }

    private static Stream<ConfigFinding> capacity(CheckedConfig subject, Value channels, ChannelPlan plan) {
        var kept = subject.context().rootCapacity();
        int capacity = kept == null ? plan.governing(ChannelName.ROOT).capacity() : kept;
        var workers = workers(subject);
        return workers == null || capacity < 0 || (capacity > 0 && capacity <= workers)
                ? Stream.empty()
                : Stream.of(tooMuch(subject, channels, capacity, workers));
    }

    private static ConfigFinding tooMuch(CheckedConfig subject, Value channels, int capacity, int workers) {
        var isKept = subject.context().rootCapacity() != null;
        return new ConfigFinding(
                "root-capacity-above-workers",
                Severity.WARNING,
                isKept ? FindingPlace.NOWHERE : line(channels, 0),
                isKept ? "queue_job_channel: root has a capacity of " + capacity : seen(subject),
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
                                        RecommendedConfig.rootCapacity(workers))
                                .asTrade());
    }

    /// Root with that capacity, and no channel below it with more: those slots could not be used.
    private static Fix lowered(CheckedConfig subject, String channels, int capacity) {
        var root = ROOT.matcher(channels);
        var isNamed = root.find();
        var text = isNamed
                ? root.replaceFirst("root:" + capacity)
                : "root:" + capacity + (channels.isBlank() ? "" : "," + channels);
        var bounded = CAPACITY.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + (isAbove(found.group(2), capacity) ? capacity : found.group(2))));
        return ConfigCorrection.settings(subject, Map.of(RunnerSetting.CHANNELS, bounded));
    }

    private static boolean isAbove(String number, int capacity) {
        return number.length() > 9 || Integer.parseInt(number) > capacity;
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
