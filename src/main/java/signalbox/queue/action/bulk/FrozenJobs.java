package signalbox.queue.action.bulk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import signalbox.queue.StoredState;
import signalbox.queue.job.JobTarget;
import signalbox.queue.job.MatchingJob;

/// The jobs that matched a filter at one moment, oldest first; those of one dependency graph stand together, so that a
/// batch changes them together. Jobs that match later are not among them. Immutable; a million takes some 30 MB.
public final class FrozenJobs {
    /// More jobs than this are refused.
    public static final int MOST = 1_000_000;

    private final Instant at;
    private final FrozenSource source;
    private final int matched;
    private final FrozenRows rows;
    /// Places in `rows`, in the order in which the jobs are changed.
    private final int[] order;

    FrozenJobs(Instant at, FrozenSource source, int matched, FrozenRows rows, int[] order) {
        this.at = at;
        this.source = source;
        this.matched = matched;
        this.rows = rows;
        this.order = order;
    }

    /// These jobs and no others.
    ///
    /// @param at when they were read, by the server's clock
    public static FrozenJobs of(Instant at, FrozenSource source, List<MatchingJob> jobs) {
        var rows = new FrozenRows();
        jobs.forEach(rows::add);
        return rows.frozen(at, source);
    }

    /// When they matched, by the server's clock.
    public Instant at() {
        return at;
    }

    /// Where they were read.
    public FrozenSource source() {
        return source;
    }

    /// How many jobs matched the filter then, be they among these or not.
    public int matched() {
        return matched;
    }

    public int size() {
        return order.length;
    }

    /// The primary key of its row.
    long id(int at) {
        return rows.id(order[at]);
    }

    /// @param at from 0
    public String uuid(int at) {
        return rows.uuid(order[at]);
    }

    /// The state that it was in.
    public StoredState stored(int at) {
        return rows.stored(order[at]);
    }

    public String channel(int at) {
        return rows.channel(order[at]);
    }

    /// The graph that its dependencies are in; null: none.
    @Nullable
    String graph(int at) {
        return rows.graphName(order[at]);
    }

    JobTarget target(int at) {
        return new JobTarget(id(at), uuid(at), stored(at).state(), channel(at));
    }

    /// Whether both are in one dependency graph.
    boolean isOneGraph(int one, int other) {
        return rows.graph(order[one]) != FrozenRows.NO_GRAPH && rows.graph(order[one]) == rows.graph(order[other]);
    }

    /// How many are in each state, the most first.
    public Map<StoredState, Integer> byState() {
        return counted(this::stored);
    }

    /// How many are in each channel, the most first.
    public Map<String, Integer> byChannel() {
        return counted(this::channel);
    }

    private <T> Map<T, Integer> counted(IntFunction<T> of) {
        var counts = new LinkedHashMap<T, Integer>();
        IntStream.range(0, size()).mapToObj(of).forEach(each -> counts.merge(each, 1, Integer::sum));
        return mostFirst(counts);
    }

    static <T> Map<T, Integer> mostFirst(Map<T, Integer> counts) {
        var sorted = new LinkedHashMap<T, Integer>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<T, Integer>comparingByValue().reversed())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /// The oldest of them only.
    public FrozenJobs first(int most) {
        return only(at -> at < most);
    }

    /// Those at these places.
    public FrozenJobs only(IntPredicate wanted) {
        var places =
                IntStream.range(0, size()).filter(wanted).map(at -> order[at]).toArray();
        return new FrozenJobs(at, source, matched, rows, places);
    }
}
