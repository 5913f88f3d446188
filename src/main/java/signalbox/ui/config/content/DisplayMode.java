package signalbox.ui.config.content;

import java.util.Set;

/// How the files are shown.
///
/// @param unified whether the files are shown one below the other
/// @param revealed whether secrets are shown
/// @param unfolded the folds that were opened, by their first row
public record DisplayMode(boolean unified, boolean revealed, Set<Integer> unfolded) {
    public DisplayMode {
        unfolded = Set.copyOf(unfolded);
    }
}
