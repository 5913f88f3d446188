package signalbox.ui.runners;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import signalbox.election.Candidate;
import signalbox.election.RunnerConnection;
import signalbox.election.action.TerminateBackend;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.ui.runners.content.BackendId;
import signalbox.ui.runners.content.RunnerDetail;
import signalbox.ui.runners.content.RunnerScope;
import signalbox.ui.runners.content.RunnersContent;
import signalbox.ui.runners.content.SidePaneKind;
import signalbox.ui.runners.content.TerminatePermission;
import signalbox.ui.runners.content.TimelineRange;
import signalbox.ui.screen.NewestFeed;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.RunnerActions;

/// What the Runners screen shows, which connection is selected, and ending it. On the FX thread only.
final class RunnersViewModel {
    private final NewestFeed newest = new NewestFeed();
    private final ActionFlow actions;
    private final ReadOnlyBooleanProperty armed;
    private final InstantSource clock;
    private final Consumer<Instant> onPast;
    private final ReadOnlyObjectWrapper<@Nullable RunnersContent> content = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunnerDetail> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SidePaneKind> aside = new ReadOnlyObjectWrapper<>(SidePaneKind.CONNECTION);
    private final ObjectProperty<RunnerScope> scope = new SimpleObjectProperty<>(RunnerScope.SERVER);
    private final ReadOnlyObjectWrapper<@Nullable Instant> marked = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<TimelineRange> range = new SimpleObjectProperty<>(TimelineRange.QUARTER);
    private final RunnerSelection selection = new RunnerSelection();
    private @Nullable RunnerConnection endable;

    /// @param onPast shows a moment of the past
    RunnersViewModel(ActionFlow actions, ReadOnlyBooleanProperty armed, InstantSource clock, Consumer<Instant> onPast) {
        this.onPast = onPast;
        this.actions = actions;
        this.armed = armed;
        this.clock = clock;
        armed.subscribe(this::refresh);
        actions.busy().subscribe(this::refresh);
        scope.subscribe(this::refresh);
        range.subscribe(this::refresh);
    }

    /// Null before the first snapshot.
    ReadOnlyObjectProperty<@Nullable RunnersContent> content() {
        return content.getReadOnlyProperty();
    }

    /// The selected connection; null when there is none, or it is not listed.
    ReadOnlyObjectProperty<@Nullable RunnerDetail> detail() {
        return detail.getReadOnlyProperty();
    }

    /// What is shown at the right.
    ReadOnlyObjectProperty<SidePaneKind> sidePane() {
        return aside.getReadOnlyProperty();
    }

    void closeAside() {
        aside.set(SidePaneKind.CONNECTION);
    }

    void open(SidePaneKind wanted) {
        aside.set(wanted);
    }

    /// Why nothing can be read; empty while there is no fault.
    ReadOnlyStringProperty fault() {
        return newest.fault();
    }

    ObjectProperty<RunnerScope> scope() {
        return scope;
    }

    ObjectProperty<TimelineRange> range() {
        return range;
    }

    /// The moment that the timeline marks; null: none.
    ReadOnlyObjectProperty<@Nullable Instant> marked() {
        return marked.getReadOnlyProperty();
    }

    /// Marks the moment in the shortest time shown that has it.
    void mark(Instant at) {
        range.set(TimelineRange.reaching(at, clock.instant()));
        marked.set(at);
    }

    /// Shows the screens as they were at this moment, if it was recorded.
    void openPast(Instant at) {
        onPast.accept(at);
    }

    /// True while the server is asked about a termination.
    ReadOnlyBooleanProperty busy() {
        return actions.busy();
    }

    void show(Feed feed) {
        newest.show(feed);
        refresh();
    }

    /// Called each second: ages grow.
    void tick() {
        refresh();
    }

    void select(BackendId id) {
        if (!selection.is(id)) {
            aside.set(SidePaneKind.CONNECTION);
        }
        selection.choose(id);
        refresh();
    }

    /// Selects by pid, for the timeline, the log or another screen. The backend is selected as soon as it is known,
    /// in any database.
    void selectPid(int pid) {
        selectPidAt(null, pid);
    }

    /// Selects the backend that had this pid at that moment; null: the one that has it now, or had it last.
    void selectPidAt(@Nullable Instant at, int pid) {
        aside.set(SidePaneKind.CONNECTION);
        selection.choose(pid, at);
        refresh();
    }

    void deselect() {
        aside.set(SidePaneKind.CONNECTION);
        selection.clear();
        refresh();
    }

    void terminate() {
        var shown = detail.get();
        if (shown != null && endable != null && shown.permit().kind() == TerminatePermission.Kind.GIVEN) {
            new RunnerActions(actions).terminate(TerminateBackend.of(endable));
        }
    }

    private void refresh() {
        var current = newest.feed();
        var snapshot = current == null ? null : current.snapshot();
        if (current == null || snapshot == null) {
            return;
        }
        widenFor(snapshot);
        var now = snapshot.serverTime().plus(Duration.between(snapshot.takenAt(), clock.instant()));
        var fresh = RunnersContent.of(current, snapshot, scope.get(), range.get(), now);
        content.set(fresh);
        var id = selection.among(fresh);
        detail.set(id == null ? null : detail(id, snapshot, now));
    }

    /// If the wanted runner belongs to another database, the runners of all databases are shown.
    private void widenFor(Snapshot snapshot) {
        var pid = selection.wanted();
        if (pid != null
                && scope.get() == RunnerScope.DATABASE
                && snapshot.leadership().succession().stream()
                        .anyMatch(candidate -> candidate.connection().pid() == pid
                                && !scope.get().shows(candidate, snapshot))) {
            scope.set(RunnerScope.SERVER);
        }
    }

    private @Nullable RunnerDetail detail(BackendId id, Snapshot snapshot, Instant now) {
        var candidate = candidate(id, snapshot);
        endable = candidate == null ? null : candidate.connection();
        if (candidate != null) {
            var rights = snapshot.capabilities().rights();
            var runner = candidate.connection();
            var permit = TerminatePermission.of(
                    runner, rights, actions.availability(TerminatePermission.objection(runner, rights), armed));
            return RunnerDetail.of(candidate, snapshot, now, permit);
        }
        return snapshot.history().lanes().stream()
                .filter(lane -> BackendId.of(lane).equals(id) && lane.ended() != null)
                .map(lane -> RunnerDetail.ofEnded(lane, Objects.requireNonNull(lane.ended()), snapshot, now))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Candidate candidate(BackendId id, Snapshot snapshot) {
        return snapshot.leadership().succession().stream()
                .filter(candidate -> BackendId.of(candidate.connection()).equals(id))
                .findFirst()
                .orElse(null);
    }
}
