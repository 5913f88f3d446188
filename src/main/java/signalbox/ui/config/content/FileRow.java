package signalbox.ui.config.content;

import org.jspecify.annotations.Nullable;
import signalbox.text.Severity;

/// A row of the screen.
public sealed interface FileRow {
    /// Lines side by side.
    ///
    /// @param left null when only the right file has the line
    /// @param worst the severity of the worst finding in the checked file's line
    record Pair(
            @Nullable FileCell left,
            @Nullable FileCell right,
            @Nullable Severity worst) implements FileRow {}

    /// A line with the other file's lines above or below it.
    ///
    /// @param before its number in the left file; null: not there
    /// @param after its number in the right file, or in the only one; null: not there
    record Single(
            @Nullable Integer before,
            @Nullable Integer after,
            FileCell cell,
            @Nullable Severity worst) implements FileRow {}

    /// Lines that are the same in both files, folded.
    ///
    /// @param from index of the first of them among all rows
    record Fold(int from, int lines) implements FileRow {}
}
