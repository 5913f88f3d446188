package signalbox.monitor;

import java.util.List;
import signalbox.queue.MinuteOfWork;

/// How much work ended lately.
///
/// @param donePerMinute over the last 60 s
/// @param failedSeenPerMinute over the last 60 s, as seen since the watch began
/// @param minutes the last hour, oldest first, the running minute last
/// @param complete whether the hour's rows all lay in the window that was read; else older minutes are too low
public record Throughput(int donePerMinute, int failedSeenPerMinute, List<MinuteOfWork> minutes, boolean complete) {
    public static final Throughput NONE = new Throughput(0, 0, List.of(), true);

    public Throughput {
        minutes = List.copyOf(minutes);
    }
}
