package signalbox.queue.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.queue.JobState.CANCELLED;
import static signalbox.queue.JobState.DONE;
import static signalbox.queue.JobState.FAILED;
import static signalbox.queue.JobState.PENDING;
import static signalbox.queue.JobState.WAIT_DEPENDENCIES;
import static signalbox.queue.graph.GraphSamples.graph;
import static signalbox.queue.graph.GraphSamples.job;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;

class JobGraphTest {
    /// `a` done, `b` failed, `c` waits for both, `d` for `c`, `e` for `a` alone.
    private final JobGraph diamond = graph(
            List.of(
                    job("a", DONE),
                    job("b", FAILED),
                    job("c", WAIT_DEPENDENCIES),
                    job("d", WAIT_DEPENDENCIES),
                    job("e", PENDING)),
            "a>c",
            "b>c",
            "c>d",
            "a>e");

    private static List<String> uuids(JobGraph graph, BitSet places) {
        return places.stream().mapToObj(place -> graph.job(place).uuid()).toList();
    }

    private static int at(JobGraph graph, String uuid) {
        return graph.place(uuid).orElseThrow();
    }

    private static SubtreeEffect effect(JobGraph graph, String uuid) {
        return new SubtreeEffect(graph, at(graph, uuid));
    }

    @Test
    void a_failed_job_blocks_all_that_wait_for_it_over_others_too() {
        assertThat(uuids(diamond, diamond.blocked())).containsExactly("c", "d");
        assertThat(uuids(diamond, diamond.heldBack(at(diamond, "b")))).containsExactly("c", "d");
        assertThat(uuids(diamond, diamond.heldBack(at(diamond, "a"))))
                .as("it is done")
                .isEmpty();
        assertThat(uuids(diamond, diamond.above(at(diamond, "d")))).containsExactly("a", "b", "c");
        assertThat(uuids(diamond, diamond.below(at(diamond, "a")))).containsExactly("c", "d", "e");
    }

    @Test
    void held_back_are_the_dependencies_between_what_blocks_and_what_waits() {
        assertThat(diamond.dependencies().stream()
                        .filter(diamond::isHeldBack)
                        .map(each -> diamond.job(each.parent()).uuid() + ">"
                                + diamond.job(each.dependant()).uuid()))
                .containsExactly("b>c", "c>d");
    }

    @Test
    void what_was_set_done_by_hand_holds_nothing_back_below_it() {
        var graph = graph(List.of(job("a", FAILED), job("b", DONE), job("c", WAIT_DEPENDENCIES)), "a>b", "b>c");

        assertThat(graph.blocked().isEmpty()).isTrue();
        assertThat(uuids(graph, graph.below(0))).containsExactly("b", "c");
    }

    @Test
    void layers_count_the_longest_way_from_a_job_that_waits_for_none() {
        assertThat(List.of(0, 1, 2, 3, 4).stream().map(diamond::layer)).containsExactly(0, 0, 1, 2, 1);
        assertThat(diamond.layers()).isEqualTo(3);
    }

    @Test
    void jobs_of_a_ring_are_blocked_and_so_is_what_waits_for_them() {
        var graph = graph(
                List.of(
                        job("a", WAIT_DEPENDENCIES),
                        job("b", WAIT_DEPENDENCIES),
                        job("c", WAIT_DEPENDENCIES),
                        job("self", WAIT_DEPENDENCIES)),
                "a>b",
                "b>a",
                "b>c",
                "self>self");

        assertThat(uuids(graph, graph.blocked())).containsExactly("a", "b", "c", "self");
        assertThat(List.of(0, 1, 2, 3).stream().map(graph::isInRing)).containsExactly(true, true, false, true);
        assertThat(graph.layer(2)).isEqualTo(1);
    }

    @Test
    void what_is_not_there_twice_or_unreadable_is_counted_and_said() {
        var unreadable =
                new GraphJob(7, "u", StoredState.of(DONE), job("u", DONE).call(), "g", null, false);
        var graph = JobGraph.of(
                List.of(job("a", DONE), job("a", FAILED), unreadable),
                List.of(new NamedEdge("gone", "a"), new NamedEdge("gone", "u")),
                GraphExtent.WHOLE);

        assertThat(graph.size()).isEqualTo(2);
        assertThat(graph.state(0)).isEqualTo(DONE);
        assertThat(graph.extent().sentences(2))
                .containsExactly(
                        "1 job that is named does not exist any more: Odoo does not wait for it.",
                        "1 row has the uuid of another one and is left out.",
                        "1 row has dependencies that are not as queue_job writes them: what it waits for is not known.");
    }

    @Test
    void the_states_of_now_change_what_is_blocked_and_nothing_else() {
        var failed = diamond.job(1);
        var now = diamond.in(Map.of(failed.id(), StoredState.of(DONE)));

        assertThat(now.blocked().isEmpty()).isTrue();
        assertThat(now.dependencies()).isEqualTo(diamond.dependencies());
        assertThat(now.state(0)).as("one that was not found keeps its state").isEqualTo(DONE);
    }

    @Test
    void a_requeue_releases_the_dependants_whose_other_parents_are_done() {
        assertThat(effect(diamond, "b").released()).containsExactly(at(diamond, "c"));
        assertThat(effect(diamond, "a").released()).as("b is not done").isEmpty();
        assertThat(effect(diamond, "c").openParents()).isEqualTo(1);
    }

    @Test
    void a_requeue_of_the_subtree_takes_what_failed_or_was_cancelled_below_parents_first() {
        var graph = graph(
                List.of(job("top", FAILED), job("low", FAILED), job("mid", CANCELLED), job("wait", WAIT_DEPENDENCIES)),
                "top>mid",
                "mid>low",
                "top>wait");

        assertThat(effect(graph, "top").again().stream().map(GraphJob::uuid)).containsExactly("top", "mid", "low");
    }

    @Test
    void cancelling_takes_the_dependants_whose_parents_are_then_all_cancelled() {
        var graph = graph(
                List.of(
                        job("top", FAILED),
                        job("one", WAIT_DEPENDENCIES),
                        job("two", WAIT_DEPENDENCIES),
                        job("other", PENDING),
                        job("both", WAIT_DEPENDENCIES),
                        job("below", WAIT_DEPENDENCIES)),
                "top>one",
                "one>two",
                "top>both",
                "other>both",
                "both>below");

        assertThat(uuids(graph, effect(graph, "top").cancelledWithIt())).containsExactly("one", "two");
    }

    @Test
    void a_parent_of_another_graph_does_not_keep_odoo_from_cancelling() {
        var elsewhere = new GraphJob(
                9, "far", StoredState.of(PENDING), job("far", PENDING).call(), "h", null, true);
        var graph = JobGraph.of(
                List.of(job("top", FAILED), job("one", WAIT_DEPENDENCIES), elsewhere),
                List.of(new NamedEdge("top", "one"), new NamedEdge("far", "one")),
                GraphExtent.WHOLE);

        assertThat(uuids(graph, effect(graph, "top").cancelledWithIt())).containsExactly("one");
        assertThat(effect(graph, "top").released()).hasSize(1);
    }

    @Test
    void a_word_that_queue_job_does_not_know_is_a_job_as_others_are() {
        var odd = new GraphJob(1, "a", new StoredState("paused"), job("a", DONE).call(), "g", null, true);
        var graph = JobGraph.of(List.of(odd), List.of(), GraphExtent.WHOLE);

        assertThat(graph.state(0)).isEqualTo(JobState.OTHER);
        assertThat(graph.isBlocker(0)).isFalse();
    }
}
