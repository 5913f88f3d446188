package signalbox.ui.jobs.detail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Snapshot;
import signalbox.queue.BoundedText;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobDetail;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.jobs.detail.related.RelatedViewModel;
import signalbox.ui.screen.log.LogSubject;
import signalbox.ui.screen.log.LogViewModel;

/// The job in the pane, read again with the snapshots for as long as it is shown. On the FX thread only.
public final class DetailViewModel {
    private static final Duration RAREST = Duration.ofMillis(500);

    private final Function<String, Optional<JobDetail>> read;
    private final NewestAnswer<Optional<JobDetail>> reading;
    private final ReadOnlyObjectWrapper<DetailContent> content = new ReadOnlyObjectWrapper<>(new DetailContent.None());
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final WhyViewModel why;
    private final RelatedViewModel related;
    private final LongTexts texts;
    private final LogViewModel log;
    private final Deque<String> visited = new ArrayDeque<>();
    private @Nullable String uuid;
    private Instant now = Instant.EPOCH;
    /// When the shown job was read.
    private Instant readAt = Instant.EPOCH;

    /// @param texts reads the texts of the job that are too long to be read with it
    /// @param log what the runner wrote about it
    public DetailViewModel(DetailReads reads, LongTexts texts, LogViewModel log, Background background) {
        this.read = reads.job();
        this.texts = texts;
        this.log = log;
        this.why = new WhyViewModel(reads.why(), background);
        this.related = new RelatedViewModel(reads.related(), background);
        content.subscribe(why::follow);
        content.subscribe(this::relate);
        this.reading = new NewestAnswer<>(background, RAREST, (answer, _) -> show(answer));
    }

    /// A row of the list was chosen. A job without a whole uuid cannot be read again, because nothing else identifies
    /// it.
    public void open(Job row) {
        if (!row.uuid().isEmpty() && !BoundedText.isCut(row.uuid())) {
            open(row.uuid());
            return;
        }
        visited.clear();
        uuid = null;
        canGoBack.set(false);
        reading.forget();
        content.set(new DetailContent.Unread(
                "",
                "Row " + row.id() + " of queue_job has "
                        + (row.uuid().isEmpty() ? "no uuid" : "a uuid that is too long")
                        + ": it can be listed, but not opened.",
                null,
                now));
    }

    public void open(String wanted) {
        if (!wanted.equals(uuid)) {
            visited.clear();
            turnTo(wanted);
        }
    }

    /// A neighbour in the graph was chosen: the operator can come back from it.
    void follow(String neighbour) {
        if (uuid != null && !neighbour.equals(uuid)) {
            visited.push(uuid);
            turnTo(neighbour);
        }
    }

    void back() {
        if (!visited.isEmpty()) {
            turnTo(visited.pop());
        }
    }

    private void turnTo(String wanted) {
        uuid = wanted;
        canGoBack.set(!visited.isEmpty());
        content.set(new DetailContent.Awaited(wanted));
        reading.forget();
        reading.ask(() -> read.apply(wanted));
    }

    public void show(Snapshot snapshot) {
        now = snapshot.serverTime();
        var shown = uuid;
        if (shown != null) {
            reading.repeat(snapshot.jobsAt(), () -> read.apply(shown));
        }
        why.show(snapshot);
    }

    private void show(TaskResult<Optional<JobDetail>> answer) {
        var shown = Objects.requireNonNull(uuid);
        readAt = answer instanceof TaskResult.Done ? now : readAt;
        content.set(
                switch (answer) {
                    case TaskResult.Done(var found) ->
                        found.<DetailContent>map(job -> new DetailContent.Found(job, now))
                                .orElseGet(() -> new DetailContent.Gone(shown, last()));
                    case TaskResult.Failed(var cause) ->
                        new DetailContent.Unread(
                                shown,
                                Objects.requireNonNullElse(cause.getMessage(), cause.toString()),
                                last(),
                                readAt);
                });
    }

    private void relate(DetailContent shown) {
        log.follow(uuid == null ? null : new LogSubject.OfJob(uuid));
        switch (shown) {
            case DetailContent.Found found -> related.follow(found.job(), found.now());
            case DetailContent.None _, DetailContent.Awaited _, DetailContent.Gone _ -> related.leave();
            case DetailContent.Unread unread -> {
                if (unread.last() == null) {
                    related.leave();
                }
            }
        }
    }

    private @Nullable JobDetail last() {
        return switch (content.get()) {
            case DetailContent.None _, DetailContent.Awaited _ -> null;
            case DetailContent.Found found -> found.job();
            case DetailContent.Gone gone -> gone.last();
            case DetailContent.Unread unread -> unread.last();
        };
    }

    /// The uuid of the job in the pane; empty when there is none.
    public Optional<String> subjectUuid() {
        return Optional.ofNullable(uuid);
    }

    public ReadOnlyObjectProperty<DetailContent> content() {
        return content.getReadOnlyProperty();
    }

    LongTexts texts() {
        return texts;
    }

    WhyViewModel why() {
        return why;
    }

    LogViewModel log() {
        return log;
    }

    RelatedViewModel related() {
        return related;
    }

    ReadOnlyBooleanProperty canGoBack() {
        return canGoBack.getReadOnlyProperty();
    }

    /// The shown job, for actions; empty when there is none (any more).
    List<Job> subject() {
        var known = content.get() instanceof DetailContent.Gone ? null : last();
        return known == null ? List.of() : List.of(known.job());
    }
}
