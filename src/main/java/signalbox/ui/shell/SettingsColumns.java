package signalbox.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import signalbox.app.file.Settings.ColumnChoice;
import signalbox.app.file.SettingsStore;
import signalbox.ui.kit.table.ColumnMemory;

/// Remembers the columns of tables in the settings.
final class SettingsColumns implements ColumnMemory {
    private final SettingsStore settings;

    SettingsColumns(SettingsStore settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Layout> recall(String table) {
        List<ColumnChoice> choices = settings.current().columns().getOrDefault(table, List.of());
        if (choices.isEmpty()) {
            return Optional.empty();
        }
        var widths = new LinkedHashMap<String, Double>();
        choices.forEach(choice -> widths.put(choice.column(), choice.width()));
        var visible = choices.stream()
                .filter(ColumnChoice::visible)
                .map(ColumnChoice::column)
                .toList();
        return Optional.of(new Layout(visible, widths));
    }

    @Override
    public void remember(String table, Layout layout) {
        var choices = layout.visible().stream()
                .map(column -> new ColumnChoice(column, true, layout.widths().getOrDefault(column, 100.0)))
                .toList();
        settings.change(current -> current.withColumns(table, choices));
    }
}
