package signalbox.ui.channels;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import signalbox.queue.action.channel.ChannelAction;
import signalbox.text.NumberText;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.Availability;

/// Pauses and resumes a channel, and moves its pending jobs. On the FX thread only.
final class ChannelControl {
    private final ActionFlow actions;
    private final ReadOnlyBooleanProperty armed;

    ChannelControl(ActionFlow actions, ReadOnlyBooleanProperty armed) {
        this.actions = actions;
        this.armed = armed;
    }

    ReadOnlyBooleanProperty armed() {
        return armed;
    }

    /// True while the server is asked.
    ReadOnlyBooleanProperty busy() {
        return actions.busy();
    }

    Availability availability() {
        return actions.availability("", armed);
    }

    void pause(String channel) {
        begin(
                new ChannelAction.Pause(channel),
                new ActionFlow.Words(
                        "Pause " + channel + "?",
                        "Pause channel",
                        List.of("On " + actions.target().label() + ", no job of " + channel
                                + " is dispatched from then on."),
                        List.of(),
                        channel + " is paused.",
                        channel + " was not paused.",
                        channel + " could not be paused."));
    }

    void resume(String channel) {
        begin(
                new ChannelAction.Resume(channel),
                new ActionFlow.Words(
                        "Resume " + channel + "?",
                        "Resume channel",
                        List.of("On " + actions.target().label() + ", the jobs of " + channel
                                + " are dispatched again."),
                        List.of(),
                        channel + " is open again.",
                        channel + " was not resumed.",
                        channel + " could not be resumed."));
    }

    void move(String channel, String to, long pending) {
        var jobs = NumberText.of(pending, "pending job", "pending jobs");
        begin(
                new ChannelAction.Move(channel, to, (int) pending),
                new ActionFlow.Words(
                        "Move " + jobs + " from " + channel + " to " + to + "?",
                        "Move jobs",
                        List.of("On " + actions.target().label() + ", the jobs that are pending in " + channel
                                + " itself wait in " + to + " instead."),
                        List.of(),
                        "The pending jobs of " + channel + " are in " + to + " now.",
                        "No job was moved.",
                        "The jobs could not be moved."));
    }

    private void begin(ChannelAction action, ActionFlow.Words words) {
        if (availability().isPossible()) {
            actions.begin(action, words);
        }
    }
}
