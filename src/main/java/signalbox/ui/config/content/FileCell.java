package signalbox.ui.config.content;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of one of the files.
///
/// @param line its number, from 1
/// @param fingerprint distinguishes equal secrets from different ones; null when no secret is masked
public record FileCell(
        int line,
        List<StyledSpan> runs,
        Tone tone,
        @Nullable String fingerprint) {
    /// The meaning of the colour behind the line.
    public enum Tone {
        NONE,
        /// Two builds must differ there.
        EXPECTED,
        REMOVED,
        ADDED,
        WARNING,
        DANGER
    }

    public FileCell {
        runs = List.copyOf(runs);
    }

    public String text() {
        return runs.stream().map(StyledSpan::text).collect(joining());
    }

    FileCell in(Tone other) {
        return new FileCell(line, runs, other, fingerprint);
    }
}
