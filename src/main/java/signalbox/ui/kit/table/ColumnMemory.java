package signalbox.ui.kit.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Remembers the columns that the user chose, by the name of the table. The settings implement it.
public interface ColumnMemory {
    /// @param visible ids of the visible columns, in order
    /// @param widths by column id, if the user changed it
    record Layout(List<String> visible, Map<String, Double> widths) {
        public Layout {
            visible = List.copyOf(visible);
            widths = Map.copyOf(widths);
        }
    }

    Optional<Layout> recall(String table);

    void remember(String table, Layout layout);

    /// Remembers nothing.
    static ColumnMemory none() {
        return new ColumnMemory() {
            @Override
            public Optional<Layout> recall(String table) {
                return Optional.empty();
            }

            @Override
            public void remember(String table, Layout layout) {}
        };
    }
}
