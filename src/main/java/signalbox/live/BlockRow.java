package signalbox.live;

import java.time.Instant;
import java.util.Comparator;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;

/// A job, by its columns. Only of a frozen block.
public record BlockRow(JobBlock block, int at) {
    /// The scheduler's order: priority, then created, then id. A job without a time of creation counts as created in
    /// 1970.
    static final Comparator<BlockRow> ORDER = Comparator.comparingInt(BlockRow::priority)
            .thenComparingLong(BlockRow::created)
            .thenComparingLong(BlockRow::id);

    /// The order of jobs for later: those that are due first come first.
    static final Comparator<BlockRow> BY_ETA =
            Comparator.comparingLong(BlockRow::eta).thenComparing(ORDER);

    String uuid() {
        return block.key(at).text();
    }

    public long id() {
        return block.id[at];
    }

    public long eta() {
        return block.eta(at);
    }

    int channel() {
        return block.channel[at];
    }

    boolean isBefore(BlockRow other) {
        return ORDER.compare(this, other) < 0;
    }

    /// Whether its eta is in the future.
    boolean isAhead(long now) {
        return eta() != ColumnTime.NONE && eta() > now;
    }

    private int priority() {
        return block.priority(at);
    }

    private long created() {
        return block.created[at] == ColumnTime.NONE ? 0 : block.created[at];
    }

    /// @param name of its channel
    JobFacts facts(String name, Phase phase) {
        var created = ColumnTime.instant(block.created[at]);
        return new JobFacts(
                uuid(),
                name,
                id(),
                created == null ? Instant.EPOCH : created,
                priority(),
                ColumnTime.instant(eta()),
                phase);
    }
}
