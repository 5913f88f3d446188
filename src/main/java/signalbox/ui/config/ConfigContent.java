package signalbox.ui.config;

import java.util.List;
import signalbox.config.diff.ConfigChange;
import signalbox.ui.config.content.Comparison;
import signalbox.ui.config.content.FileRow;

/// What the screen shows.
///
/// @param subject the name of the side whose findings are shown
record ConfigContent(Comparison compared, List<FileRow> rows, boolean unified, String subject) {
    ConfigContent {
        rows = List.copyOf(rows);
    }

    int differ() {
        return compared.changes().size();
    }

    int expected() {
        return Math.toIntExact(
                compared.changes().stream().filter(ConfigChange::expected).count());
    }

    int toCheck() {
        return differ() - expected();
    }
}
