package signalbox.ui.jobs.graph.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.jspecify.annotations.Nullable;
import signalbox.queue.graph.JobGraph;

/// The layered layout of the Eclipse Layout Kernel, from left to right: few crossings, and long dependencies go around
/// the jobs between. ELK leaves gaps between layers that grow with their height: they are made narrower afterwards,
/// which keeps the order of all points.
final class LayeredLayout {
    private static final double BETWEEN_JOBS = 18;
    /// The usual value is 7; a lower one tries fewer orders of a layer.
    private static final int TRIES = 3;

    private final JobGraph graph;
    private final List<ElkNode> nodes = new ArrayList<>();
    private final List<@Nullable ElkEdge> edges = new ArrayList<>();
    private final ElkNode root = ElkGraphUtil.createGraph();

    LayeredLayout(JobGraph graph) {
        this.graph = graph;
    }

    /// @param isCancelled asked between the steps; then the result is of no use
    GraphPlaces place(BooleanSupplier isCancelled) {
        // The service registers how ELK copies its values.
        LayoutMetaDataService.getInstance();
        build();
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor() {
            @Override
            public boolean isCanceled() {
                return isCancelled.getAsBoolean();
            }
        });
        return LayerGaps.narrowed(graph, nodes, edges);
    }

    private void build() {
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        root.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
        root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.DEPTH_FIRST);
        root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.LONGEST_PATH_SOURCE);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.LINEAR_SEGMENTS);
        root.setProperty(LayeredOptions.THOROUGHNESS, TRIES);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_JOBS);
        for (int i = 0; i < graph.size(); i++) {
            var node = ElkGraphUtil.createNode(root);
            node.setDimensions(GraphPlaces.JOB_WIDTH, GraphPlaces.JOB_HEIGHT);
            nodes.add(node);
        }
        for (var each : graph.dependencies()) {
            edges.add(
                    each.parent() == each.dependant()
                            ? null
                            : ElkGraphUtil.createSimpleEdge(nodes.get(each.parent()), nodes.get(each.dependant())));
        }
    }
}
