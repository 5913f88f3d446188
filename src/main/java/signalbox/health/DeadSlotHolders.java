package signalbox.health;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import signalbox.channel.text.ChannelName;
import signalbox.health.StuckJobInvestigation.JobLiveness;
import signalbox.monitor.Snapshot;
import signalbox.monitor.reading.DatabaseHealth;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.JobState;
import signalbox.queue.stuck.RunningJob;

/// Jobs that hold slots while no worker is running them, as far as a snapshot proves it. Pure.
///
/// @param notBegun enqueued for longer than a worker takes to begin, or with a date that does not tell for how long:
///     none, or one that is ahead of the server's clock
/// @param dead started, and their worker is proven to be gone
public record DeadSlotHolders(List<RunningJob> notBegun, List<RunningJob> dead) {
    /// A request usually reaches a free worker within a moment. After this time a job counts as not begun.
    static final Duration BEGINS_WITHIN = Duration.ofSeconds(15);

    public DeadSlotHolders {
        notBegun = List.copyOf(notBegun);
        dead = List.copyOf(dead);
    }

    /// Judges a snapshot; empty lists where nothing is proven.
    public static DeadSlotHolders of(Snapshot snapshot) {
        var jobs = running(snapshot);
        var limit = snapshot.serverTime().minus(BEGINS_WITHIN);
        var ahead = snapshot.serverTime().plus(CreatedAheadJobs.TOLERANCE);
        var proofs = StuckJobInvestigation.all(snapshot).stream()
                .filter(proof ->
                        proof.verdict() == JobLiveness.DEAD && proof.job().state() == JobState.STARTED)
                .toList();
        return new DeadSlotHolders(
                jobs.stream()
                        .filter(job ->
                                job.state() == JobState.ENQUEUED && !job.lock().isHeld())
                        .filter(job -> job.enqueued() == null
                                || job.enqueued().isBefore(limit)
                                || job.enqueued().isAfter(ahead))
                        .toList(),
                jobs.stream()
                        .filter(job -> proofs.stream().anyMatch(proof -> proof.isOf(job)))
                        .toList());
    }

    /// All jobs that hold slots, as far as known.
    public static List<RunningJob> running(Snapshot snapshot) {
        return snapshot.health()
                .slots()
                .known()
                .map(DatabaseHealth.Slots::running)
                .map(running -> running.jobs())
                .orElse(List.of());
    }

    public boolean isEmpty() {
        return notBegun.isEmpty() && dead.isEmpty();
    }

    /// Those that hold slots of one of these channels or below them.
    public DeadSlotHolders within(List<ChannelName> channels) {
        Predicate<RunningJob> isHere = job -> channels.stream()
                .anyMatch(channel -> ChannelName.of(job.channel()).isWithin(channel));
        return new DeadSlotHolders(
                notBegun.stream().filter(isHere).toList(),
                dead.stream().filter(isHere).toList());
    }

    /// How many slots of this channel they hold, counted with the channels below it.
    public long in(String channel) {
        return notBegunIn(channel) + deadIn(channel);
    }

    /// Of these, the enqueued ones that no worker began.
    public long notBegunIn(String channel) {
        return count(notBegun, channel);
    }

    /// Of these, the started ones whose worker is gone.
    public long deadIn(String channel) {
        return count(dead, channel);
    }

    private static long count(List<RunningJob> jobs, String channel) {
        var name = ChannelName.of(channel);
        return jobs.stream()
                .filter(job -> ChannelName.of(job.channel()).isWithin(name))
                .count();
    }
}
