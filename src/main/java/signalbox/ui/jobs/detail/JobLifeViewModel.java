package signalbox.ui.jobs.detail;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.record.read.JobLife;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;

/// What was recorded of the job in the pane, read while its tab is open, and again with each job. On the FX thread
/// only.
public final class JobLifeViewModel {
    private static final Duration RAREST = Duration.ofSeconds(2);

    /// What the tab shows.
    public sealed interface LifeState {
        /// It is being read, or there is no job.
        record Awaited() implements LifeState {}

        record Read(JobLife life) implements LifeState {}

        record Unread(String reason) implements LifeState {}
    }

    private final Function<String, JobLife> read;
    private final NewestAnswer<JobLife> reading;
    private final ReadOnlyObjectWrapper<LifeState> state = new ReadOnlyObjectWrapper<>(new LifeState.Awaited());
    private @Nullable String uuid;
    private boolean watched;

    /// @param read blocks
    public JobLifeViewModel(Function<String, JobLife> read, Background background) {
        this.read = read;
        this.reading = new NewestAnswer<>(background, RAREST, (answer, _) -> show(answer));
    }

    ReadOnlyObjectProperty<LifeState> state() {
        return state.getReadOnlyProperty();
    }

    /// The pane shows something else, or the same job again.
    void follow(DetailContent detail) {
        switch (detail) {
            case DetailContent.Found(var job, var now) -> {
                var shown = job.job().uuid();
                if (!shown.equals(uuid)) {
                    leave();
                    uuid = shown;
                    look();
                } else if (watched) {
                    reading.repeat(now, () -> read.apply(shown));
                }
            }
            case DetailContent.Gone _ -> look();
            case DetailContent.None _, DetailContent.Awaited _ -> leave();
            case DetailContent.Unread _ -> {}
        }
    }

    private void leave() {
        uuid = null;
        reading.forget();
        state.set(new LifeState.Awaited());
    }

    /// @param wanted whether the tab is open
    void watch(boolean wanted) {
        watched = wanted;
        look();
    }

    private void look() {
        var wanted = uuid;
        if (watched && wanted != null) {
            reading.ask(() -> read.apply(wanted));
        }
    }

    private void show(TaskResult<JobLife> answer) {
        state.set(
                switch (answer) {
                    case TaskResult.Done<JobLife>(var life) -> new LifeState.Read(life);
                    case TaskResult.Failed<JobLife>(var cause) ->
                        new LifeState.Unread(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
                });
    }
}
