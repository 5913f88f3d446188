package signalbox.record;

import signalbox.text.NumberText;

/// How recording goes, in words.
public final class RecordingText {
    private RecordingText() {}

    /// A sentence, or two.
    public static String sentence(RecordingState state) {
        return switch (state) {
            case RecordingState.Off _ -> "Nothing is recorded yet.";
            case RecordingState.Running(var file, var bytes, var lost) ->
                "Recorded in " + file + ", " + NumberText.size(bytes) + "."
                        + (lost == 0
                                ? ""
                                : " " + NumberText.of(lost, "change")
                                        + " could not be kept: the disk did not keep up.");
            case RecordingState.Elsewhere(var file) -> "Another Signalbox records this profile in " + file + ".";
            case RecordingState.Stopped(var reason, var _) -> "Nothing is recorded: " + reason;
        };
    }
}
