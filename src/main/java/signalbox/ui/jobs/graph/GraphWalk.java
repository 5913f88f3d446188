package signalbox.ui.jobs.graph;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Where an arrow key leads from a job: along a dependency to the nearest parent or dependant, or to the job above or
/// below in the same layer.
final class GraphWalk {
    private final GraphScene scene;

    GraphWalk(GraphScene scene) {
        this.scene = scene;
    }

    OptionalInt parent(int from) {
        return nearest(from, scene.graph().parents(from).stream().mapToInt(Integer::intValue));
    }

    OptionalInt dependant(int from) {
        return nearest(from, scene.graph().dependants(from).stream().mapToInt(Integer::intValue));
    }

    OptionalInt above(int from) {
        return nearest(from, inLayer(from).filter(each -> y(each) < y(from)));
    }

    OptionalInt below(int from) {
        return nearest(from, inLayer(from).filter(each -> y(each) > y(from)));
    }

    private IntStream inLayer(int from) {
        var x = scene.places().job(from).x();
        return IntStream.range(0, scene.graph().size())
                .filter(each -> Math.abs(scene.places().job(each).x() - x) < 1);
    }

    private OptionalInt nearest(int from, IntStream jobs) {
        return jobs.filter(each -> each != from)
                .boxed()
                .min(Comparator.comparingDouble(each -> Math.abs(y(each) - y(from))))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private double y(int job) {
        return scene.places().job(job).y();
    }
}
