package signalbox.ui.jobs.detail.related;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.RelatedJobs;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;

/// The jobs that are like the one in the pane. They are looked for when the tab is opened, when another job is shown
/// in it, and when the operator asks again: never with the snapshots, because it takes the server up to a second. On
/// the FX thread only.
public final class RelatedViewModel {
    private final Function<JobDetail, RelatedJobs> read;
    private final NewestAnswer<RelatedJobs> reading;
    private final ReadOnlyObjectWrapper<RelatedState> state = new ReadOnlyObjectWrapper<>(new RelatedState.None());
    private @Nullable JobDetail job;
    private @Nullable JobDetail asked;
    private Instant now = Instant.EPOCH;
    private boolean watched;

    /// @param read looks for them; blocks
    public RelatedViewModel(Function<JobDetail, RelatedJobs> read, Background background) {
        this.read = read;
        this.reading = new NewestAnswer<>(background, Duration.ZERO, (answer, _) -> show(answer));
    }

    /// The job was read (again).
    ///
    /// @param at the server's time
    public void follow(JobDetail shown, Instant at) {
        var another = !isOf(job, shown);
        job = shown;
        now = at;
        if (another) {
            state.set(new RelatedState.Awaited());
            look();
        }
    }

    private static boolean isOf(@Nullable JobDetail one, @Nullable JobDetail other) {
        return one != null
                && other != null
                && one.job().uuid().equals(other.job().uuid());
    }

    /// There is no such job (any more), or it is not known yet.
    public void leave() {
        job = null;
        state.set(new RelatedState.None());
    }

    /// To be called when the tab is opened or left.
    public void watch(boolean open) {
        watched = open;
        look();
    }

    /// One at a time: walking through the list with the tab open must not let the server search for each job.
    void look() {
        var subject = job;
        if (watched && subject != null && !reading.isWaiting()) {
            asked = subject;
            reading.ask(() -> read.apply(subject));
        }
    }

    private void show(TaskResult<RelatedJobs> answer) {
        var subject = Objects.requireNonNull(asked);
        if (!isOf(subject, job)) {
            look();
            return;
        }
        state.set(
                switch (answer) {
                    case TaskResult.Done(var related) ->
                        new RelatedState.Known(RelatedSection.of(subject, related, now), now);
                    case TaskResult.Failed(var cause) ->
                        new RelatedState.Unread(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
                });
    }

    ReadOnlyObjectProperty<RelatedState> state() {
        return state.getReadOnlyProperty();
    }
}
