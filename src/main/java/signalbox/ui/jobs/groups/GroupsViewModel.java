package signalbox.ui.jobs.groups;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Snapshot;
import signalbox.queue.action.JobAction;
import signalbox.queue.action.bulk.FrozenJobs;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.group.FailedGroups;
import signalbox.queue.group.GroupBy;
import signalbox.queue.group.GroupKey;
import signalbox.queue.group.GroupScope;
import signalbox.queue.group.JobGroup;
import signalbox.queue.job.Job;
import signalbox.text.NumberText;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;

/// The groups of failed jobs: which are wanted, how far the jobs were read, which group is chosen. It reads only while
/// it is open, a batch at a time, until all are read or the operator stops it. On the FX thread only.
public final class GroupsViewModel {
    private static final Duration RAREST = Duration.ofSeconds(1);
    private static final Duration RAREST_JOBS = Duration.ofSeconds(5);

    private final GroupSource source;
    private final Background background;
    private final NewestAnswer<FailedGroups> reading;
    private final NewestAnswer<List<Job>> choosing;
    private final ReadOnlyObjectWrapper<ListMode> mode = new ReadOnlyObjectWrapper<>(ListMode.LIST);
    private final ReadOnlyObjectWrapper<GroupChoice> choice = new ReadOnlyObjectWrapper<>(GroupChoice.FIRST);
    private final ReadOnlyObjectWrapper<GroupsContent> content = new ReadOnlyObjectWrapper<>(GroupsContent.NONE);
    private final ReadOnlyObjectWrapper<@Nullable GroupSelection> selection = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private @Nullable Snapshot snapshot;
    private FailedGroups found = FailedGroups.NONE;
    /// What they were found for; null before any were.
    private @Nullable GroupChoice foundOf;
    private @Nullable GroupKey chosen;
    private boolean stopped;

    public GroupsViewModel(GroupSource source, Background background) {
        this.source = source;
        this.background = background;
        reading = new NewestAnswer<>(background, RAREST, (answer, _) -> show(answer));
        choosing = new NewestAnswer<>(background, RAREST_JOBS, (answer, _) -> showJobs(answer));
    }

    public void show(Snapshot newest) {
        snapshot = newest;
        if (isOpen() && !stopped) {
            reading.repeat(newest.jobsAt(), turn());
        }
    }

    public void mode(ListMode wanted) {
        if (wanted != mode.get()) {
            mode.set(wanted);
            stopped = false;
            go();
        }
    }

    /// Opens the groups of one method.
    public void open(String model, String method) {
        choose(choice.get().by(GroupBy.ERROR).ofMethod(GroupScope.ofMethod(model, method)));
        mode(ListMode.GROUPS);
    }

    /// The list has another filter: it narrows the groups, too.
    public void filter(JobFilter filter) {
        choose(choice.get().within(filter));
    }

    void by(GroupBy wanted) {
        choose(choice.get().by(wanted));
    }

    void ofAllMethods() {
        choose(choice.get().ofMethod(GroupScope.ALL));
    }

    private void choose(GroupChoice wanted) {
        if (!wanted.equals(choice.get())) {
            choice.set(wanted);
            chooseNone();
            if (isOpen()) {
                reading.ask(() -> source.groups(wanted.by(), wanted.method(), wanted.filter()));
            }
        }
    }

    void stop() {
        stopped = true;
        reading.forget();
        redraw();
    }

    /// Goes on after a stop or a failure.
    void go() {
        stopped = false;
        redraw();
        if (snapshot != null && isOpen()) {
            reading.ask(turn());
        }
    }

    private Callable<FailedGroups> turn() {
        var wanted = choice.get();
        return () -> source.turn(wanted.by(), wanted.method(), wanted.filter());
    }

    private void show(TaskResult<FailedGroups> answer) {
        switch (answer) {
            case TaskResult.Done(var groups) -> {
                failure.set("");
                found = groups;
                foundOf = choice.get();
                redraw();
                follow();
                if (!groups.progress().isComplete() && !stopped && isOpen()) {
                    reading.ask(turn());
                }
            }
            case TaskResult.Failed(var cause) -> {
                if (!choice.get().equals(foundOf)) {
                    found = FailedGroups.NONE;
                    redraw();
                }
                fail(cause);
            }
        }
    }

    private void redraw() {
        var newest = snapshot;
        if (newest != null) {
            content.set(GroupsContent.of(found, choice.get(), stopped, newest.capabilities(), newest.serverTime()));
        }
    }

    void choose(GroupKey wanted) {
        if (!wanted.equals(chosen)) {
            chosen = wanted;
            choosing.forget();
            choosing.ask(jobs(wanted));
        }
    }

    private Callable<List<Job>> jobs(GroupKey group) {
        var from = choice.get();
        return () -> source.jobs(group, from.method(), from.filter(), JobAction.MOST_JOBS);
    }

    void chooseNone() {
        chosen = null;
        choosing.forget();
        selection.set(null);
    }

    /// How many jobs the chosen group has; empty when none is chosen.
    public String figure() {
        var shown = selection.get();
        return shown == null ? "" : NumberText.count(shown.group().jobs());
    }

    /// Reads all jobs of the chosen group as they are now, for an operation on them.
    ///
    /// @param taker gets with them the filter that comes nearest to the group
    public void freeze(BiConsumer<JobFilter, FrozenJobs> taker) {
        var shown = selection.get();
        if (shown != null) {
            var from = choice.get();
            var nearest = GroupFilter.of(shown.group(), from);
            background.<FrozenJobs>run(
                    () -> source.frozen(shown.group().key(), from.method(), from.filter()), answer -> {
                        switch (answer) {
                            case TaskResult.Done(var jobs) -> taker.accept(nearest, jobs);
                            case TaskResult.Failed(var cause) -> fail(cause);
                        }
                    });
        }
    }

    private void fail(Throwable cause) {
        failure.set(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }

    /// The jobs of the chosen group change, too.
    private void follow() {
        var key = chosen;
        var shown = selection.get();
        if (key != null && group(key) == null && found.progress().isComplete()) {
            chooseNone();
            return;
        }
        if (key != null && (shown == null || !shown.group().equals(group(key)))) {
            choosing.repeat(now(), jobs(key));
        }
    }

    private @Nullable JobGroup group(GroupKey key) {
        return found.groups().stream()
                .filter(group -> group.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    private void showJobs(TaskResult<List<Job>> answer) {
        var key = chosen;
        switch (answer) {
            case TaskResult.Done(var jobs) -> {
                var group = key == null ? null : group(key);
                selection.set(group == null ? null : new GroupSelection(group, jobs));
            }
            case TaskResult.Failed(var cause) -> fail(cause);
        }
    }

    private Instant now() {
        return snapshot == null ? Instant.EPOCH : snapshot.takenAt();
    }

    ReadOnlyObjectProperty<GroupChoice> choice() {
        return choice.getReadOnlyProperty();
    }

    public boolean isOpen() {
        return mode.get() == ListMode.GROUPS;
    }

    public ReadOnlyObjectProperty<ListMode> mode() {
        return mode.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<GroupsContent> content() {
        return content.getReadOnlyProperty();
    }

    /// Null while no group is chosen, and until its jobs are read.
    ReadOnlyObjectProperty<@Nullable GroupSelection> selection() {
        return selection.getReadOnlyProperty();
    }

    /// Why the failed jobs could not be read; empty when they could.
    ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }
}
