package signalbox.health.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import signalbox.channel.ChannelWait;
import signalbox.monitor.Snapshot;
import signalbox.text.NumberText;

/// The jobs that are due, without and with those that an operator holds: what is paused waits for no runner.
///
/// @param free those outside paused channels
/// @param paused those in paused channels
/// @param since when the oldest of the free ones could run
record DueJobs(long free, long paused, Optional<Instant> since) {
    static DueJobs of(Snapshot snapshot) {
        var held = new ArrayList<ChannelWait>();
        var free = new ArrayList<ChannelWait>();
        snapshot.waits().forEach(wait -> (RunnableChannels.isPaused(wait) ? held : free).add(wait));
        var paused = held.stream().mapToLong(wait -> wait.own().due()).sum();
        return new DueJobs(
                snapshot.work().due() - paused,
                paused,
                free.stream()
                        .flatMap(wait -> Stream.ofNullable(wait.own().moments().dueSince()))
                        .min(Instant::compareTo));
    }

    void addPaused(List<String> seen) {
        if (paused > 0) {
            seen.add(NumberText.of(
                    paused,
                    "due job is in a paused channel, and waits for its pause to end.",
                    "due jobs are in paused channels, and wait for the pauses to end."));
        }
    }

    /// After "and".
    String noneIsDue() {
        return paused > 0 ? "all due jobs are in paused channels" : "no job is due";
    }
}
