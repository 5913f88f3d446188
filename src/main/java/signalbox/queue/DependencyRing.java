package signalbox.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds jobs that wait for each other: none of them is ever released. Each parent is visited once.
public final class DependencyRing {
    private final Map<String, List<String>> parents;
    private final Set<String> settled = new HashSet<>();

    private DependencyRing(Map<String, List<String>> parents) {
        this.parents = parents;
    }

    /// The first ring that is found when it goes from these jobs, in their order, to what they wait for. In a ring
    /// each job waits for the next and the last for the first. Empty when there is none.
    ///
    /// @param parents by uuid: the jobs that it waits for
    public static List<String> above(Collection<String> jobs, Map<String, List<String>> parents) {
        var search = new DependencyRing(parents);
        for (var job : jobs) {
            var ring = search.from(job);
            if (!ring.isEmpty()) {
                return ring;
            }
        }
        return List.of();
    }

    /// It is not recursive, because a chain may be as long as the graph.
    private List<String> from(String job) {
        var path = new LinkedHashSet<String>();
        var toVisit = new ArrayList<String>();
        toVisit.add(job);
        while (!toVisit.isEmpty()) {
            var at = toVisit.getLast();
            if (settled.contains(at)) {
                toVisit.removeLast();
            } else if (path.add(at)) {
                for (var parent : parents.getOrDefault(at, List.of())) {
                    if (path.contains(parent)) {
                        return since(parent, path);
                    }
                    if (!settled.contains(parent)) {
                        toVisit.add(parent);
                    }
                }
            } else {
                toVisit.removeLast();
                path.remove(at);
                settled.add(at);
            }
        }
        return List.of();
    }

    private static List<String> since(String first, Set<String> path) {
        return path.stream().dropWhile(uuid -> !uuid.equals(first)).toList();
    }
}
