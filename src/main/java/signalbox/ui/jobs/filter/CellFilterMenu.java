package signalbox.ui.jobs.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import signalbox.queue.filter.JobCondition;
import signalbox.queue.filter.JobCondition.Sense;

/// Adds `Filter by this` and `Exclude this` to the menu of a table, for the cell under the pointer.
public final class CellFilterMenu<T> {
    private final TableView<T> table;
    private final FilterViewModel model;
    private final BiFunction<String, T, List<JobCondition>> conditions;
    private final List<MenuItem> added = new ArrayList<>();

    private CellFilterMenu(
            TableView<T> table, FilterViewModel model, BiFunction<String, T, List<JobCondition>> conditions) {
        this.table = table;
        this.model = model;
        this.conditions = conditions;
    }

    /// @param table with a menu
    /// @param conditions by the id of the column and the row
    public static <T> void addTo(
            TableView<T> table, FilterViewModel model, BiFunction<String, T, List<JobCondition>> conditions) {
        var menu = new CellFilterMenu<>(table, model, conditions);
        table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> menu.show(event.getTarget()));
    }

    private void show(EventTarget target) {
        var items = table.getContextMenu().getItems();
        items.removeAll(added);
        added.clear();
        for (var node = target instanceof Node at ? at : null; node != null; node = node.getParent()) {
            if (node instanceof TableCell<?, ?> cell && cell.getTableColumn() != null) {
                add(cell.getTableColumn().getId(), cell.getIndex());
                break;
            }
        }
        items.addAll(0, added);
    }

    private void add(String column, int index) {
        if (index < 0 || index >= table.getItems().size()) {
            return;
        }
        for (var condition : conditions.apply(column, table.getItems().get(index))) {
            added.add(item("Filter by this", condition));
            added.add(item("Exclude this", condition.inSense(Sense.WITHOUT)));
        }
        if (!added.isEmpty()) {
            added.add(new SeparatorMenuItem());
        }
    }

    private MenuItem item(String words, JobCondition condition) {
        var item = new MenuItem(words + ": " + condition.text());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> model.add(condition));
        return item;
    }
}
