package signalbox.queue.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;

/// Some jobs and which of them waits for which, by their places in a list. Immutable; whatever the rows say, there is
/// a graph: what is named and not there, named twice, or in a ring is left out, counted, or kept as a ring.
public final class JobGraph {
    /// @param parent the place of the job that comes first
    /// @param dependant the place of the one that waits for it
    public record Dependency(int parent, int dependant) {}

    private final List<GraphJob> jobs;
    private final List<Dependency> dependencies;
    private final GraphExtent extent;
    private final Map<String, Integer> places;
    private final List<List<Integer>> parents;
    private final List<List<Integer>> dependants;
    private final BitSet inRing;
    private final BitSet blocked;
    private final int[] layers;

    private JobGraph(List<GraphJob> jobs, List<Dependency> dependencies, GraphExtent extent) {
        this.jobs = List.copyOf(jobs);
        this.dependencies = List.copyOf(dependencies);
        this.extent = extent;
        places = placesOf(jobs);
        parents = lists(jobs.size());
        dependants = lists(jobs.size());
        for (var each : dependencies) {
            parents.get(each.dependant()).add(each.parent());
            dependants.get(each.parent()).add(each.dependant());
        }
        var rings = new GraphRings(dependants);
        inRing = rings.members();
        layers = rings.layers(parents);
        blocked = findBlocked();
    }

    /// @param rows in the order in which they are kept; of several with one uuid the first counts
    /// @param named what the rows say; a dependency may be named by both of its jobs
    public static JobGraph of(Collection<GraphJob> rows, Collection<NamedEdge> named, GraphExtent read) {
        var jobs = new ArrayList<GraphJob>();
        var known = new HashSet<String>();
        for (var row : rows) {
            if (known.add(row.uuid())) {
                jobs.add(row);
            }
        }
        var places = placesOf(jobs);
        var missing = new HashSet<String>();
        var dependencies = new LinkedHashSet<Dependency>();
        for (var each : named) {
            var parent = places.get(each.parent());
            var dependant = places.get(each.dependant());
            if (parent == null) {
                missing.add(each.parent());
            }
            if (dependant == null) {
                missing.add(each.dependant());
            }
            if (parent != null && dependant != null) {
                dependencies.add(new Dependency(parent, dependant));
            }
        }
        var unreadable = jobs.stream().filter(job -> !job.readable()).count();
        return new JobGraph(jobs, List.copyOf(dependencies), read.with(missing.size(), rows.size() - jobs.size(), (int)
                unreadable));
    }

    /// The same jobs in the states of now; itself where none changed. One that is not among them keeps its last state.
    ///
    /// @param now by primary key
    public JobGraph in(Map<Long, StoredState> now) {
        if (jobs.stream().allMatch(job -> job.stored().equals(now.getOrDefault(job.id(), job.stored())))) {
            return this;
        }
        return new JobGraph(
                jobs.stream()
                        .map(job -> job.in(now.getOrDefault(job.id(), job.stored())))
                        .toList(),
                dependencies,
                extent);
    }

    private static Map<String, Integer> placesOf(List<GraphJob> jobs) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < jobs.size(); i++) {
            places.put(jobs.get(i).uuid(), i);
        }
        return places;
    }

    private static List<List<Integer>> lists(int size) {
        var lists = new ArrayList<List<Integer>>();
        for (int i = 0; i < size; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private BitSet findBlocked() {
        var stuck = new ArrayList<Integer>();
        for (int i = 0; i < jobs.size(); i++) {
            if (isBlocker(i) || (inRing.get(i) && state(i) == JobState.WAIT_DEPENDENCIES)) {
                stuck.add(i);
            }
        }
        return waiting(reached(stuck, dependants, next -> state(next) != JobState.DONE));
    }

    public int size() {
        return jobs.size();
    }

    public List<GraphJob> jobs() {
        return jobs;
    }

    public GraphJob job(int place) {
        return jobs.get(place);
    }

    public JobState state(int place) {
        return jobs.get(place).state();
    }

    public OptionalInt place(String uuid) {
        var place = places.get(uuid);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    public List<Dependency> dependencies() {
        return dependencies;
    }

    public List<Integer> parents(int place) {
        return List.copyOf(parents.get(place));
    }

    public List<Integer> dependants(int place) {
        return List.copyOf(dependants.get(place));
    }

    public GraphExtent extent() {
        return extent;
    }

    /// How many jobs must come before it, one after the other; 0 for one that waits for none. Jobs of a ring share a
    /// layer.
    public int layer(int place) {
        return layers[place];
    }

    public int layers() {
        return jobs.isEmpty() ? 0 : Arrays.stream(layers).max().orElse(0) + 1;
    }

    /// Whether it waits for itself, over other jobs or directly.
    public boolean isInRing(int place) {
        return inRing.get(place);
    }

    /// Whether the dependency is one of a ring: no order satisfies it.
    public boolean isOfRing(Dependency each) {
        return inRing.get(each.parent()) && layers[each.parent()] == layers[each.dependant()];
    }

    /// Whether it will not be done by itself: its dependants wait for an operator.
    public boolean isBlocker(int place) {
        return state(place) == JobState.FAILED || state(place) == JobState.CANCELLED;
    }

    /// The jobs in wait_dependencies that wait for one that failed or was cancelled, over others too, or in a ring.
    public BitSet blocked() {
        return (BitSet) blocked.clone();
    }

    public boolean isBlocked(int place) {
        return blocked.get(place);
    }

    /// Whether this dependency keeps its dependant waiting, and nothing but an operator ends that.
    public boolean isHeldBack(Dependency each) {
        return blocked.get(each.dependant())
                && (isBlocker(each.parent()) || blocked.get(each.parent()) || isOfRing(each));
    }

    /// All jobs that wait for it, over others too, whatever their state; itself only in a ring.
    public BitSet below(int place) {
        return reached(List.of(place), dependants, _ -> true);
    }

    /// All jobs for which it waits, over others too.
    public BitSet above(int place) {
        return reached(List.of(place), parents, _ -> true);
    }

    /// The jobs in wait_dependencies that cannot begin before this one is done. None if it is done.
    public BitSet heldBack(int place) {
        return state(place) == JobState.DONE
                ? new BitSet()
                : waiting(reached(List.of(place), dependants, next -> state(next) != JobState.DONE));
    }

    private BitSet waiting(BitSet found) {
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            if (state(i) != JobState.WAIT_DEPENDENCIES) {
                found.clear(i);
            }
        }
        return found;
    }

    private static BitSet reached(List<Integer> from, List<List<Integer>> next, IntPredicate through) {
        var found = new BitSet();
        var toVisit = new ArrayList<>(from);
        while (!toVisit.isEmpty()) {
            for (int each : next.get(toVisit.removeLast())) {
                if (!found.get(each) && through.test(each)) {
                    found.set(each);
                    toVisit.add(each);
                }
            }
        }
        return found;
    }
}
