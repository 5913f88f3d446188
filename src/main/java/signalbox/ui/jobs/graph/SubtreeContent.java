package signalbox.ui.jobs.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.queue.graph.GraphJob;
import signalbox.queue.graph.JobGraph;
import signalbox.queue.graph.SubtreeEffect;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.ShortUuid;
import signalbox.text.TimeOrder;

/// What is said of the selected job: what it blocks, what it waits for, and what actions would do.
///
/// @param headline what it holds back; empty when nothing
/// @param blocks the jobs of its subtree by state
/// @param parents the jobs that it waits for directly, those that are not done first
/// @param requeue what a requeue of the job would do
/// @param again the jobs that a requeue of the subtree takes; the job alone when there are no others
/// @param cancel what a cancellation of the subtree would do
record SubtreeContent(
        GraphJob job,
        String headline,
        List<StateLine> blocks,
        List<GraphJob> parents,
        String requeue,
        List<GraphJob> again,
        String cancel) {
    /// @param remark what becomes of these jobs
    record StateLine(JobState state, int jobs, String remark) {}

    static SubtreeContent of(JobGraph graph, int place, Instant now) {
        var effect = new SubtreeEffect(graph, place);
        return new SubtreeContent(
                graph.job(place),
                headline(graph, place),
                blocks(graph, place, now),
                parents(graph, place),
                requeue(graph, place, effect),
                effect.again(),
                cancel(graph, place, effect));
    }

    int below() {
        return blocks.stream().mapToInt(StateLine::jobs).sum();
    }

    private static String headline(JobGraph graph, int place) {
        if (graph.isInRing(place)) {
            return "It waits for itself, in a ring of jobs. Nothing releases them: set one of them done.";
        }
        if (graph.isBlocked(place)) {
            return blocked(graph, place);
        }
        var held = graph.heldBack(place).cardinality();
        return held > 0 && graph.isBlocker(place)
                ? "This job holds back " + NumberText.of(held, "job", "jobs")
                        + ". A job in wait_dependencies starts only when every parent is done."
                : "";
    }

    private static String blocked(JobGraph graph, int place) {
        var blockers = graph.above(place).stream().filter(graph::isBlocker).toArray();
        if (blockers.length == 0) {
            return "It waits for jobs of a ring: nothing releases them.";
        }
        var first = graph.job(blockers[0]);
        return blockers.length == 1
                ? "It waits for " + first.label() + " " + ShortUuid.of(first.uuid()) + ", which is "
                        + first.stored().label() + "."
                : "It waits for " + NumberText.of(blockers.length, "job", "jobs")
                        + " above that failed or were cancelled.";
    }

    private static List<StateLine> blocks(JobGraph graph, int place, Instant now) {
        var byState = new EnumMap<JobState, List<Integer>>(JobState.class);
        graph.below(place).stream()
                .forEach(each -> byState.computeIfAbsent(graph.state(each), _ -> new ArrayList<>())
                        .add(each));
        return byState.entrySet().stream()
                .map(entry -> new StateLine(entry.getKey(), entry.getValue().size(), remark(graph, place, now, entry)))
                .toList();
    }

    private static String remark(JobGraph graph, int place, Instant now, Map.Entry<JobState, List<Integer>> jobs) {
        return switch (jobs.getKey()) {
            case WAIT_DEPENDENCIES -> {
                var layers =
                        jobs.getValue().stream().map(graph::layer).distinct().count();
                yield "wait in " + NumberText.of(layers, "layer", "layers") + age(graph, jobs.getValue(), now);
            }
            case DONE -> graph.state(place) == JobState.DONE ? "" : "done before this one";
            case CANCELLED -> "stay cancelled until they are requeued";
            case FAILED -> "hold back their own dependants, too";
            case PENDING, ENQUEUED, STARTED, OTHER -> "";
        };
    }

    private static String age(JobGraph graph, List<Integer> jobs, Instant now) {
        @Nullable Instant oldest = null;
        for (int each : jobs) {
            oldest = TimeOrder.earlierKnown(oldest, graph.job(each).created());
        }
        return oldest == null || oldest.isAfter(now)
                ? ""
                : ", the oldest for " + DurationText.of(Duration.between(oldest, now));
    }

    private static List<GraphJob> parents(JobGraph graph, int place) {
        return IntStream.concat(
                        graph.parents(place).stream()
                                .mapToInt(Integer::intValue)
                                .filter(each -> graph.state(each) != JobState.DONE),
                        graph.parents(place).stream()
                                .mapToInt(Integer::intValue)
                                .filter(each -> graph.state(each) == JobState.DONE))
                .mapToObj(graph::job)
                .toList();
    }

    private static String requeue(JobGraph graph, int place, SubtreeEffect effect) {
        if (graph.state(place) == JobState.WAIT_DEPENDENCIES) {
            return "Not possible: it waits. Requeue the jobs that it waits for.";
        }
        if (effect.openParents() > 0) {
            return "It waits again, for " + NumberText.of(effect.openParents(), "parent that is", "parents that are")
                    + " not done.";
        }
        var released = effect.released().size();
        var later = waiting(graph, place).cardinality() - released;
        return "1 job becomes pending."
                + (released == 0
                        ? ""
                        : " When it is done, " + NumberText.of(released, "dependant becomes", "dependants become")
                                + " pending.")
                + (later <= 0
                        ? ""
                        : " " + NumberText.of(later, "job below waits", "jobs below wait")
                                + " for those, or for other parents too.");
    }

    private static BitSet waiting(JobGraph graph, int place) {
        var below = graph.below(place);
        below.clear(place);
        IntStream.range(0, graph.size())
                .filter(each -> graph.state(each) != JobState.WAIT_DEPENDENCIES)
                .forEach(below::clear);
        return below;
    }

    private static String cancel(JobGraph graph, int place, SubtreeEffect effect) {
        return switch (graph.state(place)) {
            case PENDING, ENQUEUED, FAILED -> {
                var with = effect.cancelledWithIt().cardinality();
                var stay = waiting(graph, place).cardinality() - with;
                yield NumberText.of(with + 1, "job becomes", "jobs become") + " cancelled"
                        + (with == 0
                                ? "."
                                : ": this one and " + NumberText.of(with, "that waits for it.", "that wait for it."))
                        + (stay <= 0
                                ? ""
                                : " " + NumberText.of(stay, "job below keeps", "jobs below keep")
                                        + " waiting, for other parents too.")
                        + (with == 0 ? "" : " Odoo itself cancels direct dependants at most.");
            }
            case CANCELLED -> "It is cancelled already.";
            case WAIT_DEPENDENCIES, STARTED, DONE, OTHER ->
                "Not possible: only pending, enqueued and failed jobs can be cancelled.";
        };
    }
}
