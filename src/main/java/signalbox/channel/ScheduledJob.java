package signalbox.channel;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A job in the scheduler, with its place in the channels, in 80 bytes: there may be millions. Only the place and the
/// eta change; the eta is dropped when it is due. Compared by identity.
final class ScheduledJob {
    static final Comparator<ScheduledJob> BY_PRIORITY = ScheduledJob::compareByPriority;
    static final Comparator<ScheduledJob> BY_ETA =
            Comparator.comparing(ScheduledJob::eta).thenComparing(BY_PRIORITY);

    /// Where a job is.
    enum JobLocation {
        NOWHERE,
        /// Waits in its own channel, or in one above that it has come to.
        QUEUED,
        /// In all channels up to root.
        RUNNING,
        /// In its own channel.
        FAILED
    }

    final Channel channel;
    JobLocation place = JobLocation.NOWHERE;
    /// The channel where it is queued; null when it is not queued.
    @Nullable
    Channel queuedIn;
    /// Used by `JobHeap` only.
    int heapPlace;

    private final long keyHigh;
    private final long keyLow;
    private final @Nullable String keyOther;
    private final long seq;
    private final long createdSecond;
    private final int createdNano;
    private final int priority;
    private @Nullable Instant eta;

    ScheduledJob(JobKey key, JobFacts facts, Channel channel) {
        var created = facts.dateCreated();
        this.channel = channel;
        this.keyHigh = key.high();
        this.keyLow = key.low();
        this.keyOther = key.other();
        this.seq = facts.seq();
        this.createdSecond = created.getEpochSecond();
        this.createdNano = created.getNano();
        this.priority = facts.priority();
        this.eta = facts.eta();
    }

    JobKey key() {
        return new JobKey(keyHigh, keyLow, keyOther);
    }

    boolean hasKey(JobKey key) {
        return keyHigh == key.high() && keyLow == key.low() && Objects.equals(keyOther, key.other());
    }

    /// The job as it runs: with its channel's complete name, and without an eta that has passed.
    JobFacts facts() {
        return new JobFacts(
                key().text(), channel.setting.name(), seq, created(), priority, eta, JobFacts.Phase.RUNNING);
    }

    private Instant created() {
        return Instant.ofEpochSecond(createdSecond, createdNano);
    }

    boolean isSetAside() {
        return eta != null;
    }

    Instant eta() {
        return Objects.requireNonNull(eta);
    }

    void dropEta() {
        eta = null;
    }

    /// Whether its own channel passed it on to the parent.
    boolean hasLeftItsChannel() {
        return place == JobLocation.RUNNING || (place == JobLocation.QUEUED && queuedIn != channel);
    }

    /// Whether the job keeps its place with these values. A job whose eta was dropped is sorted again.
    boolean fits(JobFacts seen, Channel seenIn) {
        return seq == seen.seq()
                && priority == seen.priority()
                && created().equals(seen.dateCreated())
                && Objects.equals(eta, seen.eta())
                && channel == seenIn;
    }

    private static int compareByPriority(ScheduledJob one, ScheduledJob other) {
        int order = Integer.compare(one.priority, other.priority);
        order = order == 0 ? Long.compare(one.createdSecond, other.createdSecond) : order;
        order = order == 0 ? Integer.compare(one.createdNano, other.createdNano) : order;
        order = order == 0 ? Long.compare(one.seq, other.seq) : order;
        return order == 0 ? one.key().text().compareTo(other.key().text()) : order;
    }
}
