package signalbox.ui.jobs.graph.layout;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.queue.graph.JobGraph;
import signalbox.text.DurationText;

/// One layout of a graph, with an end: what takes too long gets the plain layout. To be used once, on a background
/// thread; `cancel` comes from any thread.
public final class GraphLayout {
    /// A layer with more jobs is drawn as several columns.
    static final int WIDEST_LAYER = 120;

    /// ELK makes a node of each layer that a dependency passes: beyond this many it takes seconds and much memory.
    static final int MOST_PASSED_LAYERS = 30_000;

    private static final Logger LOG = LoggerFactory.getLogger(GraphLayout.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Duration longest;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    public GraphLayout() {
        this(LONGEST);
    }

    GraphLayout(Duration longest) {
        this.longest = longest;
    }

    /// Its result is of no use then; the thread ends after the step at which it is.
    public void cancel() {
        cancelled.set(true);
    }

    public GraphPlaces place(JobGraph graph) {
        if (isWide(graph)) {
            return new WrappedLayout(graph).place("");
        }
        if (passedLayers(graph) > MOST_PASSED_LAYERS) {
            return new WrappedLayout(graph)
                    .place("Its dependencies pass many layers: they are drawn straight, behind the jobs.");
        }
        return layered(graph);
    }

    private static boolean isWide(JobGraph graph) {
        var widths = new int[graph.layers()];
        for (int i = 0; i < graph.size(); i++) {
            if (++widths[graph.layer(i)] > WIDEST_LAYER) {
                return true;
            }
        }
        return graph.size() < 2;
    }

    private static long passedLayers(JobGraph graph) {
        return graph.dependencies().stream()
                .mapToLong(each -> Math.abs(graph.layer(each.dependant()) - graph.layer(each.parent())))
                .sum();
    }

    private GraphPlaces layered(JobGraph graph) {
        var task = new FutureTask<>(() -> new LayeredLayout(graph).place(cancelled::get));
        Thread.ofPlatform().daemon().name("graph-layout").start(task);
        try {
            return task.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return plain(
                    graph,
                    "A better layout took longer than " + DurationText.setting(longest) + ": this is a plain one.");
        } catch (ExecutionException e) {
            if (cancelled.get()) {
                return plain(graph, "");
            }
            LOG.warn("ELK could not lay out {} jobs", graph.size(), e.getCause());
            return plain(graph, "The usual layout failed (see the log): this is a plain one.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return plain(graph, "");
        }
    }

    private GraphPlaces plain(JobGraph graph, String note) {
        cancel();
        return new WrappedLayout(graph).place(note);
    }
}
