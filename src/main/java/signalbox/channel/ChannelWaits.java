package signalbox.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.text.NumberText;
import signalbox.text.ShortUuid;
import signalbox.text.TimeText;
import signalbox.text.UtcTime;

/// Says why the jobs of each channel wait, from counts alone. Pure.
public final class ChannelWaits {
    /// For an ETA that is infinity, or a year that is out of range.
    private static final String NEVER = "never";

    private final TreeMap<String, ChannelFacts> own = new TreeMap<>();
    private final Map<String, ChannelFacts> total = new HashMap<>();
    private final @Nullable ChannelPlan plan;
    private final String noRunner;
    private final Instant startsKnownSince;
    private final Instant now;

    private ChannelWaits(
            Collection<ChannelFacts> facts,
            @Nullable ChannelPlan plan,
            String noRunner,
            Instant startsKnownSince,
            Instant now) {
        this.startsKnownSince = startsKnownSince;
        this.plan = plan;
        this.noRunner = noRunner;
        this.now = now;
        facts.forEach(each -> own.merge(each.name(), each, ChannelFacts::with));
        var named = new ArrayList<>(own.keySet());
        named.add(ChannelName.ROOT);
        if (plan != null) {
            plan.channels().forEach(channel -> named.add(channel.name()));
        }
        named.stream().flatMap(ChannelName::upwards).forEach(name -> own.computeIfAbsent(name, ChannelFacts::none));
        addUp();
    }

    /// From the lowest channels up: a channel is sorted behind those above it.
    private void addUp() {
        own.forEach((name, each) -> total.put(name, ChannelFacts.none(name).plus(each)));
        for (var name : own.descendingKeySet()) {
            var sum = total(name);
            ChannelName.of(name)
                    .parent()
                    .ifPresent(above -> total.computeIfPresent(above.text(), (_, up) -> up.plus(sum)));
        }
    }

    /// @param facts of each channel that has jobs or is paused
    /// @param plan what the channels allow; null when it is not known
    /// @param noRunner why no runner dispatches; empty when one does
    /// @param startsKnownSince from when on the facts have each start, see `LastStarts`
    public static List<ChannelWait> of(
            Collection<ChannelFacts> facts,
            @Nullable ChannelPlan plan,
            String noRunner,
            Instant startsKnownSince,
            Instant now) {
        var waits = new ChannelWaits(facts, plan, noRunner, startsKnownSince, now);
        return waits.own.keySet().stream().map(waits::wait).toList();
    }

    private ChannelWait wait(String name) {
        var known = plan;
        var setting = known == null ? null : known.setting(name);
        return new ChannelWait(setting, own(name), total(name), blocks(name));
    }

    private ChannelFacts own(String name) {
        return Objects.requireNonNull(own.get(name));
    }

    private ChannelFacts total(String name) {
        return Objects.requireNonNull(total.get(name));
    }

    private List<WaitReason> blocks(String name) {
        var sum = total(name);
        if (sum.due() == 0) {
            return sum.later() == 0 ? List.of() : List.of(eta(sum));
        }
        var blocks = new ArrayList<WaitReason>();
        if (!noRunner.isEmpty()) {
            blocks.add(WaitReason.of(WaitReason.Kind.NO_RUNNER, name, "no runner leads", noRunner));
        }
        ChannelName.upwards(name).forEach(at -> {
            holds(at, name, blocks);
            limits(at, name, blocks);
        });
        if (plan == null && blocks.isEmpty()) {
            blocks.add(WaitReason.of(
                    WaitReason.Kind.UNKNOWN,
                    name,
                    "capacity not known",
                    "It is not known how many jobs may run at once: the profile has no channel string, no"
                            + " odoo.conf was read, and the database has no capacities."));
        }
        blocks.sort(Comparator.comparing(WaitReason::kind));
        return blocks;
    }

    private void holds(String at, String name, List<WaitReason> blocks) {
        var holds = own(at).holds();
        var here = at.equals(name);
        if (holds.paused()) {
            blocks.add(WaitReason.of(
                    WaitReason.Kind.PAUSED,
                    at,
                    here ? "paused" : at + " is paused",
                    at + " has paused set in queue_job_channel."));
        } else if (plan != null && plan.setting(at).paused()) {
            blocks.add(WaitReason.of(
                    WaitReason.Kind.PAUSED,
                    at,
                    here ? "paused" : at + " is paused",
                    at + " has the key paused in the channel string."));
        }
        var failed = holds.failedJob();
        if (failed != null) {
            var words = here ? "failed job " + ShortUuid.of(failed) : at + ": failed job " + ShortUuid.of(failed);
            blocks.add(WaitReason.of(
                            WaitReason.Kind.SEQUENTIAL,
                            at,
                            words,
                            at + " is sequential: after a failure no other job starts until the failed job is"
                                    + " requeued, cancelled or set done.",
                            failures(own(at).failed(), failed))
                    .by(failed));
        }
        var ahead = holds.aheadJob();
        if (ahead != null && here) {
            var until = own(at).nextEta();
            blocks.add(WaitReason.of(
                            WaitReason.Kind.ETA_AHEAD,
                            at,
                            "waits for " + ShortUuid.of(ahead) + " at " + cell(until),
                            at + " is sequential: no job may go before job " + ahead + ", whose ETA is "
                                    + sentence(until) + ".")
                    .ending(until)
                    .by(ahead));
        }
    }

    private static String failures(long failed, String uuid) {
        return failed > 1
                ? NumberText.count(failed) + " failed jobs, the oldest is " + uuid + "."
                : "The failed job is " + uuid + ".";
    }

    private void limits(String at, String name, List<WaitReason> blocks) {
        var known = plan;
        if (known == null) {
            return;
        }
        var setting = known.setting(at);
        var running = total(at).running();
        if (!setting.hasRoom(running)) {
            var of = NumberText.count(running) + " of " + NumberText.count(setting.capacity());
            var here = at.equals(name);
            blocks.add(WaitReason.of(
                    here ? WaitReason.Kind.FULL : WaitReason.Kind.PARENT_FULL,
                    at,
                    here ? "full, " + of : at + " is full, " + of,
                    NumberText.of(running, "job is", "jobs are") + " enqueued or started in " + at
                            + " and below it; its capacity is " + NumberText.count(setting.capacity()) + "."));
        }
        throttle(at, name, setting).ifPresent(blocks::add);
    }

    private Optional<WaitReason> throttle(String at, String name, ChannelSetting setting) {
        var last = total(at).moments().lastStart();
        var until = setting.throttledUntil(last, now).orElse(null);
        if (until != null) {
            return Optional.of(WaitReason.of(
                            WaitReason.Kind.THROTTLED,
                            at,
                            (at.equals(name) ? "throttled until " : at + " throttled until ") + cell(until),
                            oneJobEvery(setting) + "; the last one at "
                                    + (last == null ? "an unknown time" : UtcTime.since(last, now)) + ".")
                    .ending(until));
        }
        return setting.mayWaitForUnseenStart(last, startsKnownSince, now)
                ? Optional.of(WaitReason.of(
                        WaitReason.Kind.THROTTLE_UNKNOWN,
                        at,
                        at.equals(name) ? "throttle not known" : "throttle of " + at + " not known",
                        oneJobEvery(setting) + ". Whether it waits now is not known: the newest rows of queue_job do"
                                + " not show its last start."))
                : Optional.empty();
    }

    private static String oneJobEvery(ChannelSetting setting) {
        return setting.name() + " starts " + setting.throttleText();
    }

    private WaitReason eta(ChannelFacts sum) {
        var next = sum.nextEta();
        return WaitReason.of(
                        WaitReason.Kind.ETA,
                        sum.name(),
                        "next ETA " + cell(next),
                        (sum.later() == 1
                                        ? "Its only waiting job has"
                                        : "All " + NumberText.count(sum.later()) + " waiting jobs have")
                                + " an ETA in the future; the next is due "
                                + sentence(next) + ".")
                .ending(next);
    }

    private String sentence(@Nullable Instant at) {
        return at == null ? NEVER : UtcTime.brief(at, now);
    }

    private String cell(@Nullable Instant at) {
        return at == null ? NEVER : TimeText.narrow(at, now);
    }
}
