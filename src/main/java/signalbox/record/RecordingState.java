package signalbox.record;

import java.nio.file.Path;
import java.time.Instant;

/// How recording goes.
public sealed interface RecordingState {
    /// Nothing is recorded, and nothing is wrong: a command, the demo, or the first look is still to come.
    record Off() implements RecordingState {}

    /// @param bytes the size of the file
    /// @param lost changes that were not written since this watch began, because the disk did not keep up
    record Running(Path file, long bytes, long lost) implements RecordingState {}

    /// Another process of Signalbox records what it sees of the same profile. This one takes over when that ends.
    record Elsewhere(Path file) implements RecordingState {}

    /// It could not go on. It is tried again from time to time.
    ///
    /// @param reason a sentence that names the file and the way out
    /// @param since by this machine's clock
    record Stopped(String reason, Instant since) implements RecordingState {}
}
