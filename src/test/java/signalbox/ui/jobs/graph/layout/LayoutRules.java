package signalbox.ui.jobs.graph.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import signalbox.queue.graph.JobGraph;

/// What holds for each layout.
final class LayoutRules {
    private static final Offset<Double> NEARLY = within(0.5);

    private LayoutRules() {}

    static void noTwoJobsOverlap(GraphPlaces places) {
        var byX = places.jobs().stream()
                .sorted(Comparator.comparingDouble(GraphPlaces.JobPlace::x))
                .toList();
        for (int i = 0; i < byX.size(); i++) {
            for (int j = i + 1; j < byX.size() && byX.get(j).x() < byX.get(i).right(); j++) {
                assertThat(byX.get(j).y() >= byX.get(i).bottom()
                                || byX.get(i).y() >= byX.get(j).bottom())
                        .as("%s and %s", byX.get(i), byX.get(j))
                        .isTrue();
            }
        }
    }

    static void dependenciesGoForward(JobGraph graph, GraphPlaces places) {
        for (var each : graph.dependencies()) {
            if (!graph.isOfRing(each)) {
                assertThat(places.job(each.parent()).right())
                        .as("%s", each)
                        .isLessThan(places.job(each.dependant()).x());
            }
        }
    }

    static void allIsInsideThePicture(GraphPlaces places) {
        assertThat(places.jobs())
                .allMatch(job -> job.x() >= 0
                        && job.y() >= 0
                        && job.right() <= places.width() + 0.5
                        && job.bottom() <= places.height() + 0.5);
    }

    static void pathsBeginAndEndAtTheirJobs(JobGraph graph, GraphPlaces places) {
        assertThat(places.paths()).hasSameSizeAs(graph.dependencies());
        IntStream.range(0, places.paths().size())
                .filter(i -> !graph.isOfRing(graph.dependencies().get(i)))
                .forEach(i -> {
                    var each = graph.dependencies().get(i);
                    var path = places.paths().get(i);
                    assertThat(path.first().x())
                            .isCloseTo(places.job(each.parent()).right(), NEARLY);
                    assertThat(path.last().x())
                            .isCloseTo(places.job(each.dependant()).x(), NEARLY);
                    assertThat(path.first().y())
                            .isBetween(
                                    places.job(each.parent()).y(),
                                    places.job(each.parent()).bottom());
                });
    }
}
