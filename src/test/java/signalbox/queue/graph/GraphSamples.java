package signalbox.queue.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;

/// Invented graphs.
public final class GraphSamples {
    private GraphSamples() {}

    public static GraphJob job(String uuid, JobState state) {
        return job(uuid, state, "work");
    }

    public static GraphJob job(String uuid, JobState state, String method) {
        return new GraphJob(
                Math.abs((long) uuid.hashCode()),
                uuid,
                StoredState.of(state),
                new JobCall("", "sale.order", method),
                "g",
                Instant.parse("2026-06-12T07:58:54Z"),
                true);
    }

    /// @param edges `a>b`: b waits for a
    public static JobGraph graph(List<GraphJob> jobs, String... edges) {
        return JobGraph.of(jobs, List.of(edges).stream().map(GraphSamples::edge).toList(), GraphExtent.WHOLE);
    }

    private static NamedEdge edge(String text) {
        var parts = text.split(">", 2);
        return new NamedEdge(parts[0], parts[1]);
    }

    /// An export of a shop: one of its jobs failed and holds back others.
    public static JobGraph shop() {
        return graph(
                List.of(
                        job("c41e07b2", JobState.DONE, "import_batch"),
                        job("9b2f4c1e", JobState.FAILED, "export_catalog"),
                        job("71d0a8f4", JobState.DONE, "export_prices"),
                        job("2ee95b06", JobState.STARTED, "export_stock"),
                        job("b80c3d17", JobState.DONE, "export_images"),
                        job("04d7e91c", JobState.WAIT_DEPENDENCIES, "push_variant"),
                        job("5ac3120f", JobState.WAIT_DEPENDENCIES, "push_variant"),
                        job("d1986e3b", JobState.CANCELLED, "push_variant"),
                        job("8f27b0a5", JobState.WAIT_DEPENDENCIES, "push_media"),
                        job("3c60e8d9", JobState.DONE, "check_prices"),
                        job("a97f14e2", JobState.WAIT_DEPENDENCIES, "sync_stock"),
                        job("6604cbd8", JobState.ENQUEUED, "push_media"),
                        job("e05b7a43", JobState.WAIT_DEPENDENCIES, "set_price"),
                        job("19ca62f7", JobState.WAIT_DEPENDENCIES, "set_price"),
                        job("7d3f80b6", JobState.CANCELLED, "set_price"),
                        job("fb12954e", JobState.DONE, "link_media"),
                        job("40e8d3c1", JobState.WAIT_DEPENDENCIES, "link_media"),
                        job("28b6f50d", JobState.PENDING, "publish_prices"),
                        job("95a1c7ee", JobState.WAIT_DEPENDENCIES, "notify_stock"),
                        job("c3f9046a", JobState.WAIT_DEPENDENCIES, "publish"),
                        job("0b7de825", JobState.WAIT_DEPENDENCIES, "publish"),
                        job("84516acf", JobState.CANCELLED, "publish"),
                        job("d6e20b97", JobState.DONE, "purge_cache"),
                        job("57c9a13e", JobState.WAIT_DEPENDENCIES, "notify_done")),
                "c41e07b2>9b2f4c1e",
                "c41e07b2>71d0a8f4",
                "c41e07b2>2ee95b06",
                "c41e07b2>b80c3d17",
                "9b2f4c1e>04d7e91c",
                "9b2f4c1e>5ac3120f",
                "9b2f4c1e>d1986e3b",
                "9b2f4c1e>8f27b0a5",
                "71d0a8f4>8f27b0a5",
                "71d0a8f4>3c60e8d9",
                "2ee95b06>a97f14e2",
                "b80c3d17>6604cbd8",
                "04d7e91c>e05b7a43",
                "5ac3120f>19ca62f7",
                "d1986e3b>7d3f80b6",
                "8f27b0a5>fb12954e",
                "8f27b0a5>40e8d3c1",
                "3c60e8d9>28b6f50d",
                "a97f14e2>95a1c7ee",
                "e05b7a43>c3f9046a",
                "19ca62f7>c3f9046a",
                "19ca62f7>0b7de825",
                "7d3f80b6>84516acf",
                "fb12954e>d6e20b97",
                "40e8d3c1>57c9a13e");
    }

    /// Layers of equal width, in which each job waits for some of the layer before.
    public static JobGraph layered(int jobs, int width, int parents) {
        var random = new Random(1);
        var rows = new ArrayList<GraphJob>();
        var edges = new ArrayList<NamedEdge>();
        for (int i = 0; i < jobs; i++) {
            rows.add(job(uuid(i), i < width ? JobState.DONE : JobState.WAIT_DEPENDENCIES, "step_" + i / width));
            for (int k = 0; i >= width && k < parents; k++) {
                edges.add(new NamedEdge(uuid(i - i % width - width + random.nextInt(width)), uuid(i)));
            }
        }
        return JobGraph.of(rows, edges, GraphExtent.WHOLE);
    }

    public static String uuid(int i) {
        return String.format("%08x-51bd-4b13-9f00-%012d", i * 2_654_435_761L & 0xffffffffL, i);
    }
}
