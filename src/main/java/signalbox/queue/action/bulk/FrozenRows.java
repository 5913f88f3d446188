package signalbox.queue.action.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.queue.StoredState;
import signalbox.queue.job.MatchingJob;

/// The columns of the jobs that were read, each value that repeats stored once. Not thread-safe until `frozen`.
final class FrozenRows {
    static final int NO_GRAPH = -1;

    /// Values, each with a number.
    private static final class NumberedValues<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> values = new ArrayList<>();

        int of(T value) {
            return numbers.computeIfAbsent(value, added -> {
                values.add(added);
                return values.size() - 1;
            });
        }

        T value(int number) {
            return values.get(number);
        }
    }

    private final UuidList uuids = new UuidList();
    private final NumberedValues<StoredState> states = new NumberedValues<>();
    private final NumberedValues<String> channels = new NumberedValues<>();
    private final NumberedValues<String> graphs = new NumberedValues<>();
    private long[] ids = new long[1_024];
    /// Of each row its state, channel and graph.
    private int[] codes = new int[3 * 1_024];

    void add(MatchingJob job) {
        int at = uuids.size();
        if (at == ids.length) {
            ids = Arrays.copyOf(ids, 2 * at);
            codes = Arrays.copyOf(codes, 6 * at);
        }
        uuids.add(job.uuid());
        ids[at] = job.id();
        codes[3 * at] = states.of(job.stored());
        codes[3 * at + 1] = channels.of(job.channel());
        codes[3 * at + 2] = graph(job.graph());
    }

    private int graph(@Nullable String graph) {
        return graph == null || graph.isEmpty() ? NO_GRAPH : graphs.of(graph);
    }

    int size() {
        return uuids.size();
    }

    long id(int at) {
        return ids[at];
    }

    String uuid(int at) {
        return uuids.get(at);
    }

    StoredState stored(int at) {
        return states.value(codes[3 * at]);
    }

    String channel(int at) {
        return channels.value(codes[3 * at + 1]);
    }

    int graph(int at) {
        return codes[3 * at + 2];
    }

    @Nullable
    String graphName(int at) {
        return graph(at) == NO_GRAPH ? null : graphs.value(graph(at));
    }

    /// All of them, by id; a job of a graph follows the first one of its graph.
    FrozenJobs frozen(Instant at, FrozenSource source) {
        var byId = new Integer[size()];
        Arrays.setAll(byId, place -> place);
        Arrays.sort(byId, (one, other) -> Long.compare(ids[one], ids[other]));
        Map<Integer, List<Integer>> together = new HashMap<>();
        for (var place : byId) {
            if (graph(place) != NO_GRAPH) {
                together.computeIfAbsent(graph(place), _ -> new ArrayList<>()).add(place);
            }
        }
        var order = new int[size()];
        int next = 0;
        for (var place : byId) {
            var members = graph(place) == NO_GRAPH ? List.of(place) : together.replace(graph(place), List.of());
            for (var member : members == null ? List.<Integer>of() : members) {
                order[next++] = member;
            }
        }
        return new FrozenJobs(at, source, size(), this, order);
    }
}
