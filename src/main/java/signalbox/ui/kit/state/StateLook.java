package signalbox.ui.kit.state;

import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.queue.JobState;
import signalbox.ui.kit.Icon;

/// The icon, the words and the style key of a job state.
public record StateLook(Icon icon, String word, String shortWord, String style) {
    public static StateLook of(JobState state) {
        return switch (state) {
            case WAIT_DEPENDENCIES ->
                new StateLook(Icon.WAIT_DEPENDENCIES, state.stored(), "wait_deps", "i-wait-dependencies");
            case PENDING -> look(Icon.PENDING, state);
            case ENQUEUED -> look(Icon.ENQUEUED, state);
            case STARTED -> look(Icon.STARTED, state);
            case DONE -> look(Icon.DONE, state);
            case CANCELLED -> look(Icon.CANCELLED, state);
            case FAILED -> look(Icon.FAILED, state);
            case OTHER -> new StateLook(Icon.OTHER_STATE, "other states", "other", "i-other");
        };
    }

    private static StateLook look(Icon icon, JobState state) {
        return new StateLook(icon, state.stored(), state.stored(), "i-" + state.stored());
    }

    public FontIcon at(int size) {
        return icon.at(size, style);
    }
}
