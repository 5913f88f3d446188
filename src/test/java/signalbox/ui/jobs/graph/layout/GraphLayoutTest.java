package signalbox.ui.jobs.graph.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static signalbox.queue.graph.GraphSamples.graph;
import static signalbox.queue.graph.GraphSamples.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.graph.GraphExtent;
import signalbox.queue.graph.GraphJob;
import signalbox.queue.graph.GraphSamples;
import signalbox.queue.graph.JobGraph;
import signalbox.queue.graph.NamedEdge;

class GraphLayoutTest {
    private static GraphPlaces place(JobGraph graph) {
        return new GraphLayout(Duration.ofMinutes(1)).place(graph);
    }

    private static void check(JobGraph graph, GraphPlaces places) {
        LayoutRules.noTwoJobsOverlap(places);
        LayoutRules.dependenciesGoForward(graph, places);
        LayoutRules.allIsInsideThePicture(places);
        LayoutRules.pathsBeginAndEndAtTheirJobs(graph, places);
    }

    @Test
    void a_usual_graph_goes_from_left_to_right_in_its_layers() {
        var graph = GraphSamples.shop();

        var places = place(graph);

        check(graph, places);
        assertThat(places.columns()).extracting(GraphPlaces.LayerColumn::jobs).containsExactly(1, 4, 7, 7, 5);
        assertThat(places.note()).isEmpty();
    }

    @Test
    void rings_and_a_job_that_waits_for_itself_are_drawn_too() {
        var graph = graph(
                List.of(
                        job("a", JobState.WAIT_DEPENDENCIES),
                        job("b", JobState.WAIT_DEPENDENCIES),
                        job("c", JobState.WAIT_DEPENDENCIES),
                        job("self", JobState.WAIT_DEPENDENCIES)),
                "a>b",
                "b>c",
                "c>a",
                "self>self",
                "c>self");

        check(graph, place(graph));
    }

    @Test
    void two_thousand_jobs_are_laid_out_in_time() {
        var graph = GraphSamples.layered(2_000, 80, 2);

        var places = new GraphLayout().place(graph);

        check(graph, places);
        assertThat(places.note()).as("by ELK, within its time").isEmpty();
        assertThat(places.columns()).hasSize(25);
    }

    @Test
    void a_layer_of_many_jobs_becomes_several_columns() {
        var jobs = new ArrayList<>(List.of(job("top", JobState.FAILED)));
        var edges = new ArrayList<NamedEdge>();
        for (int i = 1; i < 2_000; i++) {
            jobs.add(job("j" + i, JobState.WAIT_DEPENDENCIES));
            edges.add(new NamedEdge("top", "j" + i));
        }
        var graph = JobGraph.of(jobs, edges, GraphExtent.WHOLE);

        var places = place(graph);

        check(graph, places);
        assertThat(places.width() / places.height()).isBetween(1.0, 2.5);
        assertThat(places.columns()).extracting(GraphPlaces.LayerColumn::jobs).containsExactly(1, 1_999);
    }

    @Test
    void dependencies_that_pass_thousands_of_layers_get_the_plain_layout_and_it_says_so() {
        var jobs = new ArrayList<GraphJob>();
        var edges = new ArrayList<NamedEdge>();
        for (int i = 0; i < 500; i++) {
            jobs.add(job("j" + i, JobState.WAIT_DEPENDENCIES));
            if (i > 0) {
                edges.add(new NamedEdge("j" + (i - 1), "j" + i));
                edges.add(new NamedEdge("j0", "j" + i));
            }
        }
        var graph = JobGraph.of(jobs, edges, GraphExtent.WHOLE);

        var places = place(graph);

        check(graph, places);
        assertThat(places.note()).startsWith("Its dependencies pass many layers");
    }

    @Test
    void what_takes_too_long_gets_the_plain_layout_and_its_thread_ends() {
        var graph = GraphSamples.layered(2_000, 100, 8);

        var places = new GraphLayout(Duration.ofMillis(1)).place(graph);

        check(graph, places);
        assertThat(places.note()).contains("took longer");
        await().atMost(Duration.ofMinutes(1)).until(() -> threads().isEmpty());
    }

    @Test
    void a_cancelled_layout_stops_at_its_next_step() {
        var graph = GraphSamples.layered(2_000, 80, 2);
        var layout = new GraphLayout(Duration.ofMinutes(1));
        layout.cancel();

        assertThat(layout.place(graph)).isEqualTo(new WrappedLayout(graph).place(""));
    }

    @Test
    void an_interrupt_ends_the_wait() throws Exception {
        var graph = GraphSamples.layered(2_000, 100, 8);
        var asking = Thread.ofVirtual().unstarted(() -> place(graph));
        asking.start();
        await().until(() -> !threads().isEmpty());

        asking.interrupt();

        assertThat(asking.join(Duration.ofSeconds(20))).isTrue();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("graph-layout"))
                .toList();
    }
}
