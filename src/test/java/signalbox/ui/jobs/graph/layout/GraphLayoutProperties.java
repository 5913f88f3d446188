package signalbox.ui.jobs.graph.layout;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import signalbox.queue.JobState;
import signalbox.queue.graph.GraphExtent;
import signalbox.queue.graph.GraphSamples;
import signalbox.queue.graph.JobGraph;
import signalbox.queue.graph.NamedEdge;

/// Both layouts, of any graph.
class GraphLayoutProperties {
    private static final int JOBS = 16;

    @Provide
    Arbitrary<JobGraph> graphs() {
        var uuid = Arbitraries.integers().between(0, JOBS - 1).map(i -> "u" + i);
        var jobs = uuid.map(text -> GraphSamples.job(text, JobState.WAIT_DEPENDENCIES))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
        var edges = Combinators.combine(uuid, uuid).as(NamedEdge::new).list().ofMaxSize(40);
        return Combinators.combine(jobs, edges).as((rows, named) -> JobGraph.of(rows, named, GraphExtent.WHOLE));
    }

    @Property(tries = 300)
    void of_every_graph_each_job_has_its_place_and_each_dependency_its_way(@ForAll("graphs") JobGraph graph) {
        var layouts = List.of(new LayeredLayout(graph).place(() -> false), new WrappedLayout(graph).place(""));
        for (var places : layouts) {
            LayoutRules.noTwoJobsOverlap(places);
            LayoutRules.dependenciesGoForward(graph, places);
            LayoutRules.allIsInsideThePicture(places);
            LayoutRules.pathsBeginAndEndAtTheirJobs(graph, places);
        }
    }
}
