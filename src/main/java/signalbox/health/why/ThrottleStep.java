package signalbox.health.why;

import java.util.Optional;
import signalbox.channel.ChannelWait;
import signalbox.channel.WaitReason;
import signalbox.health.Remedy;
import signalbox.health.why.JobDiagnosis.Step;

/// Whether a channel on the way to root waits for its throttle.
record ThrottleStep(Optional<ChannelWait> channel) {
    private static final String NAME = "throttle";

    Step step() {
        return reason(WaitReason.Kind.THROTTLED)
                .map(reason -> Step.no(NAME, evidence(reason), new Remedy.ShowChannel(reason.channel())))
                .or(() -> reason(WaitReason.Kind.THROTTLE_UNKNOWN).map(reason -> Step.unknown(NAME, evidence(reason))))
                .orElseGet(() -> Step.yes(NAME, "No channel on its way to root is throttled now."));
    }

    private Optional<WaitReason> reason(WaitReason.Kind kind) {
        return channel.stream()
                .flatMap(wait -> wait.blocks().stream())
                .filter(block -> block.kind() == kind)
                .findFirst();
    }

    private static String evidence(WaitReason reason) {
        return String.join(" ", reason.evidence());
    }
}
