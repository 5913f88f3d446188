package signalbox.ui.workers;

import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import signalbox.election.action.TerminationEffect;
import signalbox.monitor.Feed;
import signalbox.text.ShownTime;
import signalbox.ui.screen.NewestFeed;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.worker.EndProcess;
import signalbox.worker.Workers;

/// Which processes are shown, which is selected, and ending it. On the FX thread only.
final class WorkersViewModel {
    private final NewestFeed newest = new NewestFeed();
    private final ActionFlow actions;
    private final ReadOnlyBooleanProperty armed;
    private final InstantSource clock;
    private final BooleanProperty all = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable WorkersContent> content = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable WorkerRow> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private @Nullable Workers list;
    private WorkerRow.@Nullable Id chosen;

    WorkersViewModel(ActionFlow actions, ReadOnlyBooleanProperty armed, InstantSource clock) {
        this.actions = actions;
        this.armed = armed;
        this.clock = clock;
        all.subscribe(this::refresh);
        armed.subscribe(this::judge);
        actions.busy().subscribe(this::judge);
    }

    /// Whether processes that are not Odoo are listed, too.
    BooleanProperty all() {
        return all;
    }

    /// Null before the first list.
    ReadOnlyObjectProperty<@Nullable WorkersContent> content() {
        return content.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable WorkerRow> selected() {
        return selected.getReadOnlyProperty();
    }

    /// Why nothing can be shown; empty while there is no fault.
    ReadOnlyStringProperty fault() {
        return newest.fault();
    }

    /// Why the selected process cannot be ended; empty when it can.
    ReadOnlyStringProperty obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    void show(Feed feed) {
        newest.show(feed);
        refresh();
    }

    void tick() {
        refresh();
    }

    void select(@Nullable WorkerRow row) {
        chosen = row == null ? null : row.id();
        refresh();
    }

    /// Selects the process with this pid, if it is listed.
    void select(int pid) {
        var now = content.get();
        if (now != null) {
            now.rows().stream()
                    .filter(row -> row.worker().pid() == pid)
                    .findFirst()
                    .ifPresent(this::select);
        }
    }

    /// Shows a process list from elsewhere, until the live processes are wanted again.
    void open(Workers opened) {
        list = opened;
        refresh();
    }

    void backToLive() {
        list = null;
        refresh();
    }

    private void refresh() {
        var fresh = fresh();
        content.set(fresh);
        selected.set(fresh == null ? null : fresh.row(chosen).orElse(null));
        judge();
    }

    private @Nullable WorkersContent fresh() {
        if (list != null) {
            return WorkersContent.listed(list, all.get(), clock.instant());
        }
        var snapshot = newest.snapshot();
        return snapshot == null || snapshot.workers().takenAt() == null
                ? null
                : WorkersContent.of(snapshot, all.get(), clock.instant());
    }

    /// The host whose processes are watched.
    private String source() {
        var snapshot = newest.snapshot();
        return snapshot == null ? "its host" : snapshot.workers().source();
    }

    private void judge() {
        obstacle.set(actions.availability(objection(), armed).reason());
    }

    private String objection() {
        var row = selected.get();
        if (row == null) {
            return "Select a process.";
        }
        if (list != null) {
            return "It is in a list: Signalbox ends only processes that it watches.";
        }
        return row.worker().isOdoo() ? "" : "It is not an Odoo process: Signalbox ends only Odoo processes.";
    }

    /// If the leader's runner lives in the process: which runner would lead next.
    private List<String> follows(int pid) {
        var snapshot = newest.snapshot();
        var leader = snapshot == null ? null : snapshot.leadership().leader();
        if (snapshot == null
                || leader == null
                || snapshot.workers()
                        .behind(leader.pid())
                        .filter(worker -> worker.pid() == pid)
                        .isEmpty()) {
            return List.of();
        }
        var follows = TerminationEffect.of(
                snapshot.observation(), List.of(leader), snapshot.workers().sameProcess());
        var next = follows.after().leader();
        return List.of("Its runner leads, pid " + leader.pid() + ". Next: "
                + (next == null
                        ? "no runner; no job is dispatched until one leads."
                        : "pid " + next.pid() + ", database " + next.database() + "."
                                + follows.standstill().map(still -> " " + still).orElse("")));
    }

    void end() {
        begin(false);
    }

    void kill() {
        begin(true);
    }

    private void begin(boolean kill) {
        var row = selected.get();
        if (row == null || !obstacle.get().isEmpty()) {
            return;
        }
        var ask = EndProcess.ask(row.worker().process());
        var what = row.worker().title();
        actions.begin(
                kill ? ask.kill() : ask,
                new ActionFlow.Words(
                        (kill ? "Kill " : "End ") + what + "?",
                        kill ? "Kill process" : "End process",
                        List.of("On " + source() + ", " + what + ", started "
                                + ShownTime.full(row.worker().process().started()) + "."),
                        follows(row.worker().pid()),
                        what + (kill ? " was killed." : " was asked to end."),
                        what + " was left alone.",
                        what + " was not ended."));
    }
}
