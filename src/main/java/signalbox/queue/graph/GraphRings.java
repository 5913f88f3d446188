package signalbox.queue.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/// Finds all rings of a graph, by Tarjan's strongly connected components. Not recursive, because a chain may be as
/// long as the graph.
final class GraphRings {
    private record Visit(int place, int next) {}

    private final List<List<Integer>> dependants;
    private final int[] order;
    private final int[] lowest;
    private final int[] component;
    private final Deque<Integer> open = new ArrayDeque<>();
    private final BitSet members = new BitSet();
    /// Components are finished from the last dependants to the first parents.
    private final List<List<Integer>> components = new ArrayList<>();
    private int visited;

    GraphRings(List<List<Integer>> dependants) {
        this.dependants = dependants;
        order = new int[dependants.size()];
        lowest = new int[dependants.size()];
        component = new int[dependants.size()];
        Arrays.fill(component, -1);
        for (int i = 0; i < order.length; i++) {
            if (order[i] == 0) {
                search(i);
            }
        }
    }

    private void search(int from) {
        var path = new ArrayDeque<Visit>();
        begin(from, path);
        while (!path.isEmpty()) {
            var at = path.pop();
            var all = dependants.get(at.place());
            if (at.next() < all.size()) {
                path.push(new Visit(at.place(), at.next() + 1));
                int next = all.get(at.next());
                if (order[next] == 0) {
                    begin(next, path);
                } else if (component[next] < 0) {
                    lower(at.place(), order[next]);
                }
            } else {
                finish(at.place());
                if (!path.isEmpty()) {
                    lower(path.element().place(), lowest[at.place()]);
                }
            }
        }
    }

    private void begin(int place, Deque<Visit> path) {
        order[place] = ++visited;
        lowest[place] = visited;
        open.push(place);
        path.push(new Visit(place, 0));
    }

    private void lower(int place, int found) {
        lowest[place] = Math.min(lowest[place], found);
    }

    private void finish(int place) {
        if (lowest[place] != order[place]) {
            return;
        }
        var found = new ArrayList<Integer>();
        int member;
        do {
            member = open.pop();
            component[member] = components.size();
            found.add(member);
        } while (member != place);
        components.add(found);
        if (found.size() > 1 || dependants.get(place).contains(place)) {
            found.forEach(members::set);
        }
    }

    BitSet members() {
        return members;
    }

    /// The longest way to each place from one that waits for none.
    int[] layers(List<List<Integer>> parents) {
        var layers = new int[order.length];
        for (var each : components.reversed()) {
            var layer = 0;
            for (int place : each) {
                for (int parent : parents.get(place)) {
                    if (component[parent] != component[place]) {
                        layer = Math.max(layer, layers[parent] + 1);
                    }
                }
            }
            for (int place : each) {
                layers[place] = layer;
            }
        }
        return layers;
    }
}
