package signalbox.ui.jobs.graph;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.graph.JobGraph;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.jobs.graph.GraphContent.Drawn;
import signalbox.ui.jobs.graph.layout.GraphLayout;

/// The graph that is drawn, and which of its jobs is selected. It is read and laid out once; afterwards only the states
/// of its jobs are read again, so that nothing moves. On the FX thread only.
public final class GraphViewModel {
    private static final Duration RAREST = Duration.ofMillis(500);

    private final GraphSource source;
    private final NewestAnswer<GraphContent> reading;
    private final NewestAnswer<JobGraph> renewing;
    private final ReadOnlyObjectWrapper<GraphContent> content = new ReadOnlyObjectWrapper<>(new GraphContent.Closed());
    private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper("");
    private final BooleanProperty blockedOnly = new SimpleBooleanProperty();
    private @Nullable GraphLayout layout;

    public GraphViewModel(GraphSource source, Background background) {
        this.source = source;
        reading = new NewestAnswer<>(background, RAREST, (answer, _) -> show(answer));
        renewing = new NewestAnswer<>(background, RAREST, (answer, _) -> renew(answer));
    }

    /// Draws the graph of this job, which is selected.
    public void open(String uuid) {
        blockedOnly.set(false);
        selected.set(uuid);
        read();
    }

    /// Reads and draws again, from the selected job.
    void read() {
        stop();
        var uuid = selected.get();
        var mine = new GraphLayout();
        layout = mine;
        content.set(new GraphContent.Reading());
        reading.ask(() -> read(uuid, mine));
    }

    public void close() {
        stop();
        content.set(new GraphContent.Closed());
    }

    private void stop() {
        reading.forget();
        renewing.forget();
        if (layout != null) {
            layout.cancel();
        }
    }

    private GraphContent read(String uuid, GraphLayout by) {
        Optional<JobGraph> graph;
        try {
            graph = source.graph().apply(uuid);
        } catch (UnsupportedOperationException e) {
            return new GraphContent.Unread(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
        return graph.map(found -> content(found, by)).orElseGet(GraphContent.Gone::new);
    }

    private static GraphContent content(JobGraph graph, GraphLayout by) {
        return graph.size() < 2 && graph.dependencies().isEmpty()
                ? new GraphContent.Alone(graph.extent().sentences(graph.size()))
                : new Drawn(graph, by.place(graph), "");
    }

    private void show(TaskResult<GraphContent> answer) {
        content.set(
                switch (answer) {
                    case TaskResult.Done(var found) -> found;
                    case TaskResult.Failed(var cause) -> new GraphContent.Unread(message(cause));
                });
    }

    private static String message(Exception cause) {
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }

    /// The states may have changed.
    public void show(Snapshot snapshot) {
        if (content.get() instanceof Drawn drawn) {
            var ids = drawn.graph().jobs().stream().map(job -> (int) job.id()).toList();
            renewing.repeat(
                    snapshot.jobsAt(), () -> drawn.graph().in(source.states().apply(ids)));
        }
    }

    private void renew(TaskResult<JobGraph> answer) {
        if (content.get() instanceof Drawn drawn) {
            content.set(
                    switch (answer) {
                        case TaskResult.Done(var now) -> drawn.with(now);
                        case TaskResult.Failed(var cause) -> drawn.stale(message(cause));
                    });
        }
    }

    /// The place of the selected job; empty when the graph does not have it.
    OptionalInt selectedPlace() {
        return graph().map(graph -> graph.place(selected.get())).orElse(OptionalInt.empty());
    }

    Optional<JobGraph> graph() {
        return content.get() instanceof Drawn drawn ? Optional.of(drawn.graph()) : Optional.empty();
    }

    public void select(String uuid) {
        selected.set(uuid);
    }

    void select(int place) {
        graph().ifPresent(graph -> select(graph.job(place).uuid()));
    }

    /// The failed job after the selected one, and after the last one the first; empty when none failed.
    OptionalInt nextFailed() {
        var graph = graph().orElse(null);
        if (graph == null) {
            return OptionalInt.empty();
        }
        var from = selectedPlace().orElse(-1) + 1;
        return IntStream.range(0, graph.size())
                .map(step -> (from + step) % graph.size())
                .filter(place -> graph.state(place) == JobState.FAILED)
                .findFirst();
    }

    public ReadOnlyObjectProperty<GraphContent> content() {
        return content.getReadOnlyProperty();
    }

    /// The uuid of the selected job, also of one that the graph does not have.
    public ReadOnlyStringProperty selected() {
        return selected.getReadOnlyProperty();
    }

    /// Whether all but the blocked jobs, and what blocks them, are drawn pale.
    BooleanProperty blockedOnly() {
        return blockedOnly;
    }
}
