package signalbox.health.why;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelWait;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.health.FindingWords;
import signalbox.health.Remedy;
import signalbox.health.UnseenThrottle;
import signalbox.health.why.JobDiagnosis.Step;
import signalbox.monitor.Snapshot;
import signalbox.text.DurationText;

/// Whether a channel on the way to root waits for its throttle.
record ThrottleStep(Snapshot snapshot, ChannelPlan plan) {
    private static final String NAME = "throttle";

    Step of(String channel) {
        return UnseenThrottle.throttled(channel, plan)
                .flatMap(setting -> held(setting).stream())
                .findFirst()
                .orElseGet(() -> notHeld(channel));
    }

    private Step notHeld(String channel) {
        return UnseenThrottle.above(channel, plan, snapshot)
                .findFirst()
                .map(setting -> Step.unknown(
                        NAME,
                        setting.name() + " starts one job every "
                                + DurationText.setting(setting.throttle())
                                + ". Whether it waits now is not known: the newest rows of queue_job do not show its"
                                + " last start."))
                .orElseGet(() -> Step.yes(NAME, "No channel on its way to root is throttled now."));
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
}
