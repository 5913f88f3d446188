package signalbox.ui.screen.action;

import java.util.List;
import signalbox.election.action.TerminateBackend;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.runner.action.LeaveElection;

/// Actions on runners that more than one screen offers, each with the one question and the one notice that it has
/// everywhere. On the FX thread only.
public final class RunnerActions {
    private final ActionFlow actions;

    public RunnerActions(ActionFlow actions) {
        this.actions = actions;
    }

    public void terminate(TerminateBackend action) {
        var pid = "pid " + action.pid();
        var target = actions.target();
        var sentence = "On " + target.label() + ", the connection of " + pid + ", " + action.label() + ", ends."
                + elsewhere(action.database()) + " While its process runs, it connects again at the end of the line.";
        actions.begin(
                action,
                new ActionFlow.Words(
                        "Terminate the backend of " + pid + "?",
                        "Terminate backend",
                        List.of(sentence),
                        List.of(),
                        "The server told " + pid + " on " + action.database() + " to end.",
                        "Pid " + action.pid() + " was left alone.",
                        "Pid " + action.pid() + " was not terminated."));
    }

    private String elsewhere(String database) {
        return database.equals(actions.target().database())
                ? ""
                : " It runs the queue of ANOTHER database: " + database + ".";
    }

    public void installGuard() {
        actions.begin(
                new EnqueueGuard.Install(),
                new ActionFlow.Words(
                        "Install the enqueue guard?",
                        "Install guard",
                        List.of("These statements run on " + actions.target().label() + ":"),
                        List.of(),
                        "The enqueue guard is in place.",
                        "The enqueue guard was not installed.",
                        "The enqueue guard was not installed."));
    }

    public void removeGuard() {
        actions.begin(
                new EnqueueGuard.Remove(),
                new ActionFlow.Words(
                        "Remove the enqueue guard?",
                        "Remove guard",
                        List.of("The trigger, its function and its sequence are dropped on "
                                + actions.target().label() + "."),
                        List.of(),
                        "The enqueue guard is gone.",
                        "The enqueue guard was left alone.",
                        "The enqueue guard was not removed."));
    }

    /// Lets the embedded runner hand back or leave: nobody is asked.
    ///
    /// @param after what follows, whether it was done or not
    public void leaveElection(LeaveElection.Kind kind, Runnable after) {
        actions.takeBack(
                new LeaveElection(kind),
                "The embedded runner " + kind.word() + ".",
                "The command did not reach the embedded runner.",
                after);
    }
}
