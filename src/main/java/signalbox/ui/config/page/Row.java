package signalbox.ui.config.page;

import org.jspecify.annotations.Nullable;
import signalbox.config.check.ConfigFinding.Severity;

/// A row of the screen.
public sealed interface Row {
    /// Lines side by side.
    ///
    /// @param left null where only the right one has the line
    /// @param worst of what was found there in the file looked at
    record Pair(
            @Nullable Cell left,
            @Nullable Cell right,
            @Nullable Severity worst) implements Row {}

    /// A line below the other.
    ///
    /// @param before its number in the left file; null: not there
    /// @param after its number in the right file, or in the only one; null: not there
    record Single(
            @Nullable Integer before,
            @Nullable Integer after,
            Cell cell,
            @Nullable Severity worst) implements Row {}

    /// Lines that are the same in both, folded.
    ///
    /// @param from index of the first of them among all rows
    record Fold(int from, int lines) implements Row {}
}
