package signalbox.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelWait;
import signalbox.channel.text.ChannelName;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.live.OpenJobSnapshot;
import signalbox.monitor.history.History;
import signalbox.monitor.reading.DatabaseHealth;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.queue.channel.ChannelUsage;
import signalbox.queue.count.Counts;
import signalbox.queue.count.FailingMethod;
import signalbox.queue.count.OldestPending;
import signalbox.worker.Workers;

/// Everything that was read at one moment; all screens, the command line and reports use it. Immutable.
///
/// @param takenAt by this machine's clock
/// @param serverTime by the server's clock at the same moment
/// @param jobsAt when everything about jobs was read, by the server's clock: earlier while the watch rests and looks
///     at the runners only
/// @param took how long reading it took
/// @param waits for every channel, why its jobs wait
/// @param oldestPending null when no job that could run is waiting
/// @param observation what `leadership` was judged from
/// @param health facts that are read less often
/// @param workers the processes of this machine in the newest list, and which of them the runners belong to
/// @param open the open jobs, and how exact the figures about them are
public record Snapshot(
        Instant takenAt,
        Instant serverTime,
        Instant jobsAt,
        Duration took,
        Capabilities capabilities,
        Counts counts,
        List<ChannelUsage> channels,
        List<ChannelWait> waits,
        @Nullable OldestPending oldestPending,
        QueueThroughput throughput,
        List<FailingMethod> failing,
        Observation observation,
        Leadership leadership,
        EnqueueGuard.Status guard,
        History history,
        Workers workers,
        DatabaseHealth health,
        OpenJobSnapshot open) {

    public Snapshot {
        channels = List.copyOf(channels);
        waits = List.copyOf(waits);
        failing = List.copyOf(failing);
    }

    /// One channel; empty where nothing is known about it.
    public Optional<ChannelWait> channel(String completeName) {
        return waits.stream().filter(wait -> wait.name().equals(completeName)).findFirst();
    }

    /// The open jobs of all channels.
    public ChannelFacts work() {
        return channel(ChannelName.ROOT).map(ChannelWait::total).orElseGet(() -> ChannelFacts.none(ChannelName.ROOT));
    }

    /// When everything about jobs was read, by this machine's clock.
    public Instant jobsTakenAt() {
        return takenAt.minus(Duration.between(jobsAt, serverTime));
    }

    /// The same with the runners as they are at a later moment, and what is known of the jobs as it was.
    public Snapshot with(
            Instant later, Observation seen, Leadership judged, History known, List<ChannelWait> explained) {
        return new Snapshot(
                later,
                seen.serverTime(),
                jobsAt,
                took,
                capabilities,
                counts,
                channels,
                explained,
                oldestPending,
                throughput,
                failing,
                seen,
                judged,
                guard,
                known.withLooks(history.looks()),
                workers,
                health,
                open);
    }

    /// The same with newer processes, and with the anomalies that follow from them.
    public Snapshot with(Workers seen) {
        return new Snapshot(
                takenAt,
                serverTime,
                jobsAt,
                took,
                capabilities,
                counts,
                channels,
                waits,
                oldestPending,
                throughput,
                failing,
                observation,
                leadership.with(seen.cronWorkerRuns(observation.database(), observation.connections())),
                guard,
                history,
                seen,
                health,
                open);
    }
}
