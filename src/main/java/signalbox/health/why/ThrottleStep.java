package signalbox.health.why;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelWait;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.health.FindingWords;
import signalbox.health.Remedy;
import signalbox.health.why.JobDiagnosis.Step;
import signalbox.monitor.Snapshot;
import signalbox.queue.stuck.LastMovement;
import signalbox.text.DurationText;

/// Whether a channel on the way to root waits for its throttle. The last starts are read from the newest rows: where
/// these do not reach back, a later start may be among the others, and that none is seen shows nothing.
record ThrottleStep(Snapshot snapshot, ChannelPlan plan) {
    private static final String NAME = "throttle";

    Step of(String channel) {
        var throttled = ChannelName.upwards(channel)
                .flatMap(name -> Stream.of(plan.governing(name))
                        .filter(setting ->
                                setting.isThrottled() && setting.name().equals(name)))
                .toList();
        return throttled.stream()
                .flatMap(setting -> held(setting).stream())
                .findFirst()
                .orElseGet(() -> notHeld(throttled));
    }

    private Step notHeld(List<ChannelSetting> throttled) {
        return throttled.isEmpty() || reachesBack()
                ? Step.yes(NAME, "No channel on its way to root is throttled now.")
                : Step.unknown(
                        NAME,
                        throttled.getFirst().name() + " starts one job every "
                                + DurationText.setting(throttled.getFirst().throttle())
                                + ". Whether it waits now is not known: the newest rows of queue_job do not show its"
                                + " last start.");
    }

    private Optional<Step> held(ChannelSetting setting) {
        var last = lastStart(setting.name());
        return setting.throttledUntil(last, snapshot.serverTime())
                .map(_ -> Step.no(
                        NAME,
                        setting.name() + " starts one job every "
                                + DurationText.setting(setting.throttle()) + "; the last one "
                                + FindingWords.atOrUnknown(last, snapshot.serverTime()) + ".",
                        new Remedy.ShowChannel(setting.name())));
    }

    private @Nullable Instant lastStart(String name) {
        return snapshot.channel(name)
                .map(ChannelWait::total)
                .map(total -> total.moments().lastStart())
                .orElse(null);
    }

    private boolean reachesBack() {
        return snapshot.health()
                .slots()
                .known()
                .map(slots -> slots.running().movement())
                .filter(LastMovement::reachesBack)
                .isPresent();
    }
}
