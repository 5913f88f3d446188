package signalbox.ui.jobs;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.job.JobColumns;
import signalbox.queue.job.MoreColumns;

/// Which columns of queue_job the list shows beside its own: any that the table has may be chosen. On the FX thread
/// only.
final class MoreColumnsChoice {
    private static final Map<String, String> TITLES = Map.of(
            "func_string", "Call",
            "records", "Records",
            "args", "Arguments",
            "kwargs", "Keyword arguments",
            "exc_info", "Traceback",
            "result", "Result",
            "identity_key", "Identity key",
            "user_id", "User",
            "company_id", "Company");

    private final ReadOnlyObjectWrapper<List<String>> offered = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<MoreColumns> chosen = new ReadOnlyObjectWrapper<>(MoreColumns.NONE);

    void offer(Capabilities capabilities) {
        offered.set(capabilities.jobTable().names().stream()
                .filter(name -> !JobColumns.isOfJob(name) || name.equals("id"))
                .sorted(Comparator.comparing(MoreColumnsChoice::title))
                .toList());
    }

    void choose(List<String> names) {
        chosen.set(new MoreColumns(names));
    }

    /// Those that the table has, by title; none before the first snapshot.
    ReadOnlyObjectProperty<List<String>> offered() {
        return offered.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<MoreColumns> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// What a person calls the column: without a word for it, its name in words. (In a menu an underscore would mark a
    /// key.)
    static String title(String column) {
        var words = column.replace('_', ' ').strip();
        return TITLES.getOrDefault(
                column, words.isEmpty() ? column : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }
}
