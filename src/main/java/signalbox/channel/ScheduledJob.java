package signalbox.channel;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A job in the scheduler, with its place in the channels. Only the eta changes: it is dropped when it is due.
/// Compared by identity.
final class ScheduledJob {
    static final Comparator<ScheduledJob> BY_PRIORITY = Comparator.comparingInt((ScheduledJob t) -> t.facts.priority())
            .thenComparing(t -> t.facts.dateCreated())
            .thenComparingLong(t -> t.facts.seq())
            .thenComparing(t -> t.facts.uuid());
    static final Comparator<ScheduledJob> BY_ETA =
            Comparator.comparing(ScheduledJob::eta).thenComparing(BY_PRIORITY);

    final JobFacts facts;
    final Channel channel;
    private @Nullable Instant eta;

    ScheduledJob(JobFacts facts, Channel channel) {
        this.facts = facts;
        this.channel = channel;
        this.eta = facts.eta();
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

    /// Whether the job keeps its place with these facts. One whose eta was dropped is sorted again.
    boolean fits(JobFacts seen, Channel seenIn) {
        return facts.seq() == seen.seq()
                && facts.priority() == seen.priority()
                && facts.dateCreated().equals(seen.dateCreated())
                && Objects.equals(eta, seen.eta())
                && channel == seenIn;
    }
}
