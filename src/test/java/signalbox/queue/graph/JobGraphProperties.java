package signalbox.queue.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;

/// Graphs with rings, jobs that are named and not there, and rows with the same uuid.
class JobGraphProperties {
    /// Some of the uuids have no row.
    private static final int UUIDS = 14;

    record Rows(List<GraphJob> jobs, List<NamedEdge> edges) {
        JobGraph graph() {
            return JobGraph.of(jobs, edges, GraphExtent.WHOLE);
        }
    }

    @Provide
    Arbitrary<Rows> rows() {
        var uuid = Arbitraries.integers().between(0, UUIDS - 1).map(i -> "u" + i);
        var job = Combinators.combine(uuid.filter(text -> !text.equals("u0")), Arbitraries.of(JobState.KNOWN))
                .as(GraphSamples::job);
        var edge = Combinators.combine(uuid, uuid).as(NamedEdge::new);
        return Combinators.combine(job.list().ofMaxSize(20), edge.list().ofMaxSize(40))
                .as(Rows::new);
    }

    @Property
    void every_uuid_with_a_row_is_one_job_and_the_others_are_counted(@ForAll("rows") Rows rows) {
        var graph = rows.graph();
        var uuids = new HashSet<String>();
        rows.jobs().forEach(job -> uuids.add(job.uuid()));
        var named = new HashSet<String>();
        rows.edges().forEach(edge -> named.addAll(List.of(edge.parent(), edge.dependant())));
        named.removeAll(uuids);

        assertThat(graph.jobs()).extracting(GraphJob::uuid).containsExactlyInAnyOrderElementsOf(uuids);
        assertThat(graph.extent().missing()).isEqualTo(named.size());
        assertThat(graph.extent().duplicates()).isEqualTo(rows.jobs().size() - uuids.size());
        assertThat(graph.dependencies()).doesNotHaveDuplicates();
    }

    @Property
    void a_dependency_goes_to_a_later_layer_unless_it_is_of_a_ring(@ForAll("rows") Rows rows) {
        var graph = rows.graph();
        for (var each : graph.dependencies()) {
            if (graph.below(each.dependant()).get(each.parent()) || each.parent() == each.dependant()) {
                assertThat(graph.isOfRing(each)).isTrue();
                assertThat(graph.isInRing(each.parent())).isTrue();
            } else {
                assertThat(graph.isOfRing(each)).isFalse();
                assertThat(graph.layer(each.parent())).isLessThan(graph.layer(each.dependant()));
            }
        }
    }

    @Property
    void below_and_above_are_each_others_mirror(@ForAll("rows") Rows rows) {
        var graph = rows.graph();
        for (int i = 0; i < graph.size(); i++) {
            for (int j = 0; j < graph.size(); j++) {
                assertThat(graph.below(i).get(j)).isEqualTo(graph.above(j).get(i));
            }
        }
    }

    /// The definition, the slow way.
    @Property
    void blocked_is_what_waits_for_a_failed_or_cancelled_job_or_for_itself(@ForAll("rows") Rows rows) {
        var graph = rows.graph();
        var expected = new BitSet();
        for (int i = 0; i < graph.size(); i++) {
            for (int j = 0; j < graph.size(); j++) {
                if (graph.isBlocker(i) && graph.heldBack(i).get(j)) {
                    expected.set(j);
                }
                if (graph.isInRing(i)
                        && graph.state(i) == JobState.WAIT_DEPENDENCIES
                        && graph.heldBack(i).get(j)) {
                    expected.set(j);
                }
            }
        }
        assertThat(graph.blocked()).isEqualTo(expected);
        assertThat(graph.blocked().stream()).allMatch(place -> graph.state(place) == JobState.WAIT_DEPENDENCIES);
    }

    /// After it nothing that waits has cancelled parents alone, unless it had before and is not below.
    @Property
    void cancelling_a_subtree_leaves_no_dependant_that_could_be_cancelled_too(@ForAll("rows") Rows rows) {
        var graph = rows.graph();
        for (int i = 0; i < graph.size(); i++) {
            var taken = new SubtreeEffect(graph, i).cancelledWithIt();
            var after = new HashMap<Long, StoredState>();
            after.put(graph.job(i).id(), StoredState.of(JobState.CANCELLED));
            taken.stream().forEach(place -> after.put(graph.job(place).id(), StoredState.of(JobState.CANCELLED)));
            var now = graph.in(after);

            assertThat(taken.stream())
                    .allMatch(place ->
                            now.parents(place).stream().allMatch(parent -> now.state(parent) == JobState.CANCELLED));
            assertThat(new SubtreeEffect(now, i).cancelledWithIt().isEmpty()).isTrue();
        }
    }
}
