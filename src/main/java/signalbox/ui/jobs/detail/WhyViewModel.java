package signalbox.ui.jobs.detail;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.health.why.JobDiagnosis;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.job.Job;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;

/// Why the job in the pane is not running. It is asked while the tab is open, and again with the snapshots. On the FX
/// thread only.
final class WhyViewModel {
    private static final Duration RAREST = Duration.ofMillis(500);

    /// If the job's state changes, the question is asked again.
    private record Subject(String uuid, JobState state) {}

    private final Function<String, Optional<JobDiagnosis>> read;
    private final NewestAnswer<Optional<WhyState.Known>> reading;
    private final ReadOnlyObjectWrapper<WhyState> explanation = new ReadOnlyObjectWrapper<>(new WhyState.None());
    private @Nullable Subject subject;
    private boolean watched;
    private @Nullable Instant now;

    WhyViewModel(Function<String, Optional<JobDiagnosis>> read, Background background) {
        this.read = read;
        this.reading = new NewestAnswer<>(background, RAREST, (answer, _) -> show(answer));
    }

    void follow(DetailContent detail) {
        switch (detail) {
            case DetailContent.Found found -> follow(found.job().job());
            case DetailContent.None _ -> leave(new WhyState.None());
            case DetailContent.Awaited _ -> leave(new WhyState.Awaited());
            case DetailContent.Gone _ -> leave(new WhyState.Gone());
            case DetailContent.Unread _ -> {}
        }
    }

    private void follow(Job job) {
        var next = new Subject(job.uuid(), job.state());
        if (next.equals(subject)) {
            return;
        }
        if (isOver(job.state())) {
            leave(new WhyState.None());
        } else if (subject == null || !subject.uuid().equals(job.uuid())) {
            leave(new WhyState.Awaited());
        }
        subject = next;
        ask();
    }

    private void leave(WhyState instead) {
        subject = null;
        reading.forget();
        explanation.set(instead);
    }

    /// Whether the job will not run any more, whatever is done about the queue.
    static boolean isOver(JobState state) {
        return state == JobState.DONE || state == JobState.CANCELLED;
    }

    /// To be called when the tab is opened or left.
    void watch(boolean now) {
        watched = now;
        ask();
    }

    void show(Snapshot snapshot) {
        now = snapshot.serverTime();
        wanted().ifPresent(uuid -> reading.repeat(snapshot.jobsAt(), answer(uuid)));
    }

    private void ask() {
        wanted().ifPresent(uuid -> reading.ask(answer(uuid)));
    }

    /// The answer with the time when it was asked for.
    private Callable<Optional<WhyState.Known>> answer(String uuid) {
        var at = now;
        return () -> read.apply(uuid).map(why -> new WhyState.Known(why, at));
    }

    private Optional<String> wanted() {
        return Optional.ofNullable(subject)
                .filter(job -> watched && !isOver(job.state()))
                .map(Subject::uuid);
    }

    private void show(TaskResult<Optional<WhyState.Known>> answer) {
        explanation.set(
                switch (answer) {
                    case TaskResult.Done(var found) ->
                        found.<WhyState>map(known -> known).orElseGet(WhyState.Gone::new);
                    case TaskResult.Failed(var cause) ->
                        new WhyState.Unread(Objects.requireNonNullElse(cause.getMessage(), cause.toString()), last());
                });
    }

    private WhyState.@Nullable Known last() {
        return switch (explanation.get()) {
            case WhyState.Known known -> known;
            case WhyState.Unread unread -> unread.last();
            case WhyState.None _, WhyState.Awaited _, WhyState.Gone _ -> null;
        };
    }

    ReadOnlyObjectProperty<WhyState> explanation() {
        return explanation.getReadOnlyProperty();
    }
}
