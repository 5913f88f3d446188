package signalbox.queue.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import signalbox.queue.JobState;

/// What actions on a job would do to it and its dependants, by what was read of the graph. The action itself reads
/// again, and its preview says what it found.
public final class SubtreeEffect {
    private final JobGraph graph;
    private final int place;

    public SubtreeEffect(JobGraph graph, int place) {
        this.graph = graph;
        this.place = place;
    }

    /// The direct dependants that become pending once this job is done, because all their other parents are.
    public List<Integer> released() {
        return graph.dependants(place).stream()
                .filter(next -> waits(next)
                        && graph.parents(next).stream()
                                .allMatch(parent -> parent == place
                                        || isElsewhere(parent, next)
                                        || graph.state(parent) == JobState.DONE))
                .toList();
    }

    /// How many of its parents are not done: with any, a requeued job waits again.
    public long openParents() {
        return graph.parents(place).stream()
                .filter(parent -> graph.state(parent) != JobState.DONE)
                .count();
    }

    /// The job, and the failed and cancelled ones below it: those that a requeue of the subtree takes. Parents come
    /// before their dependants.
    public List<GraphJob> again() {
        var all = new ArrayList<Integer>(List.of(place));
        graph.below(place).stream()
                .filter(each -> each != place && graph.isBlocker(each))
                .boxed()
                .sorted((one, other) -> Integer.compare(graph.layer(one), graph.layer(other)))
                .forEach(all::add);
        return all.stream().map(graph::job).toList();
    }

    /// The dependants that are cancelled with it, by the rule of queue_job 18.0: those whose parents are all cancelled.
    public BitSet cancelledWithIt() {
        var settled = new BitSet();
        settled.set(place);
        var toVisit = new ArrayList<Integer>(List.of(place));
        while (!toVisit.isEmpty()) {
            for (int next : graph.dependants(toVisit.removeLast())) {
                if (!settled.get(next) && waits(next) && areSettled(next, settled)) {
                    settled.set(next);
                    toVisit.add(next);
                }
            }
        }
        settled.clear(place);
        return settled;
    }

    private boolean areSettled(int dependant, BitSet settled) {
        return graph.parents(dependant).stream()
                .allMatch(parent -> settled.get(parent)
                        || isElsewhere(parent, dependant)
                        || graph.state(parent) == JobState.CANCELLED);
    }

    private boolean waits(int each) {
        return graph.state(each) == JobState.WAIT_DEPENDENCIES;
    }

    /// Odoo looks for parents inside one graph when it releases or cancels a job.
    private boolean isElsewhere(int parent, int dependant) {
        return !Objects.equals(graph.job(parent).graph(), graph.job(dependant).graph());
    }
}
