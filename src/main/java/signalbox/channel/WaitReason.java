package signalbox.channel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reason why the jobs of a channel wait.
///
/// @param channel where the reason is: the channel itself or one above it
/// @param text a few words, for a cell
/// @param evidence the rule and the numbers behind it
/// @param until when it ends by itself; null when not known
/// @param job uuid of the job that causes it; null when there is none
public record WaitReason(
        Kind kind,
        String channel,
        String text,
        List<String> evidence,
        @Nullable Instant until,
        @Nullable String job) {

    /// Worst first: what only an operator can end, then what ends when jobs end, then what ends with time.
    public enum Kind {
        NO_RUNNER,
        PAUSED,
        SEQUENTIAL,
        FULL,
        PARENT_FULL,
        THROTTLED,
        ETA_AHEAD,
        ETA,
        THROTTLE_UNKNOWN,
        UNKNOWN
    }

    public WaitReason {
        evidence = List.copyOf(evidence);
    }

    static WaitReason of(Kind kind, String channel, String text, String... evidence) {
        return new WaitReason(kind, channel, text, List.of(evidence), null, null);
    }

    WaitReason ending(@Nullable Instant at) {
        return new WaitReason(kind, channel, text, evidence, at, job);
    }

    WaitReason by(String uuid) {
        return new WaitReason(kind, channel, text, evidence, until, uuid);
    }
}
