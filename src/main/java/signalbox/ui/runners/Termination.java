package signalbox.ui.runners;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import signalbox.election.EndBackend;
import signalbox.election.RunnerConnection;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionTarget;

/// Ends a backend, after a question that says what will happen.
final class Termination {
    private final ActionFlow actions;

    Termination(ActionFlow actions) {
        this.actions = actions;
    }

    ActionTarget target() {
        return actions.target();
    }

    /// True while the server is asked.
    ReadOnlyBooleanProperty busy() {
        return actions.busy();
    }

    private String elsewhere(RunnerConnection runner) {
        return runner.database().equals(target().database())
                ? ""
                : " It runs the queue of ANOTHER database: " + runner.database() + ".";
    }

    /// @throws IllegalArgumentException when its start is hidden
    void begin(RunnerConnection runner) {
        var pid = "pid " + runner.pid();
        var sentence = "On " + target().label() + ", the connection of " + pid + ", " + runner.label() + ", ends."
                + elsewhere(runner) + " While its process runs, it connects again at the end of the line.";
        actions.begin(
                EndBackend.of(runner),
                new ActionFlow.Words(
                        "Terminate the backend of " + pid + "?",
                        "Terminate backend",
                        List.of(sentence),
                        List.of(),
                        "The server told " + pid + " on " + target().database() + " to end.",
                        "Pid " + runner.pid() + " was left alone.",
                        "Pid " + runner.pid() + " was not terminated."));
    }
}
