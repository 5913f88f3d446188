package signalbox.ui.kit.state;

import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.queue.JobState;
import signalbox.ui.kit.Icon;

/// The icon, the words and the style key of a job state.
public record StateStyle(Icon icon, String word, String shortWord, String style) {
    public static StateStyle of(JobState state) {
        return switch (state) {
            case WAIT_DEPENDENCIES ->
                new StateStyle(Icon.WAIT_DEPENDENCIES, state.stored(), "wait_deps", "i-wait-dependencies");
            case PENDING -> ofStored(Icon.PENDING, state);
            case ENQUEUED -> ofStored(Icon.ENQUEUED, state);
            case STARTED -> ofStored(Icon.STARTED, state);
            case DONE -> ofStored(Icon.DONE, state);
            case CANCELLED -> ofStored(Icon.CANCELLED, state);
            case FAILED -> ofStored(Icon.FAILED, state);
            case OTHER -> new StateStyle(Icon.OTHER_STATE, "other states", "other", "i-other");
        };
    }

    private static StateStyle ofStored(Icon icon, JobState state) {
        return new StateStyle(icon, state.stored(), state.stored(), "i-" + state.stored());
    }

    public FontIcon at(int size) {
        return icon.at(size, style);
    }
}
