package signalbox.ui.jobs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.job.MoreColumns;

/// Which columns of queue_job the list shows beside its own: any that the table has may be chosen. On the FX thread
/// only.
final class ColumnChoice {
    /// The list has columns of its own for these.
    private static final Set<String> OWN = Set.of(
            "uuid",
            "state",
            "channel",
            "name",
            "model_name",
            "method_name",
            "priority",
            "retry",
            "max_retries",
            "date_created",
            "date_enqueued",
            "date_started",
            "date_done",
            "date_cancelled",
            "eta",
            "exec_time",
            "exc_name",
            "exc_message",
            "worker_pid",
            "graph_uuid");

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
                .filter(name -> !OWN.contains(name))
                .sorted()
                .toList());
    }

    void choose(List<String> names) {
        chosen.set(new MoreColumns(names));
    }

    /// Those that the table has, by name; none before the first snapshot.
    ReadOnlyObjectProperty<List<String>> offered() {
        return offered.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<MoreColumns> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// What a person calls the column; the column's own name where there is no such word.
    static String title(String column) {
        return TITLES.getOrDefault(column, column);
    }
}
