package signalbox.ui.runners;

import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Snapshot;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.RunnerActions;

/// The enqueue guard: whether it is installed, what it dropped, and installing or removing it. On the FX thread only.
final class GuardViewModel {
    private final ActionFlow actions;
    private final Function<EnqueueGuard.GuardAction, String> statements;
    private final Background background;
    private final ReadOnlyBooleanProperty armed;
    private final ReadOnlyObjectWrapper<EnqueueGuard.@Nullable Status> status = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper sql = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private @Nullable Boolean written;

    /// @param statements the exact statements of an action; blocks
    GuardViewModel(
            ActionFlow actions,
            Function<EnqueueGuard.GuardAction, String> statements,
            Background background,
            ReadOnlyBooleanProperty armed) {
        this.actions = actions;
        this.statements = statements;
        this.background = background;
        this.armed = armed;
        armed.subscribe(this::look);
        actions.busy().subscribe(this::look);
    }

    /// Null before the first snapshot.
    ReadOnlyObjectProperty<EnqueueGuard.@Nullable Status> status() {
        return status.getReadOnlyProperty();
    }

    /// The exact statements that the button would run; empty until they are read.
    ReadOnlyStringProperty sql() {
        return sql.getReadOnlyProperty();
    }

    /// Why the button cannot be pressed; empty when it can.
    ReadOnlyStringProperty obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    void show(Snapshot snapshot) {
        status.set(snapshot.guard());
    }

    /// Reads the statements when they are to be shown, and again when the guard was installed or removed.
    void opened() {
        var now = status.get();
        if (now == null || Objects.equals(written, now.installed())) {
            return;
        }
        written = now.installed();
        background.run(() -> statements.apply(action(now)), outcome -> {
            switch (outcome) {
                case TaskResult.Done<String>(var text) -> sql.set(text);
                case TaskResult.Failed<String>(var cause) -> {
                    written = null;
                    sql.set("-- " + ActionFlow.message(cause));
                }
            }
        });
    }

    private static EnqueueGuard.GuardAction action(EnqueueGuard.Status status) {
        return status.installed() ? new EnqueueGuard.Remove() : new EnqueueGuard.Install();
    }

    private void look() {
        obstacle.set(actions.availability("", armed).reason());
    }

    void change() {
        var now = status.get();
        if (now == null || !obstacle.get().isEmpty()) {
            return;
        }
        var runners = new RunnerActions(actions);
        if (now.installed()) {
            runners.removeGuard();
        } else {
            runners.installGuard();
        }
    }
}
