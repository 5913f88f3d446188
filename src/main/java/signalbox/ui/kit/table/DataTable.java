package signalbox.ui.kit.table;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import signalbox.ui.fx.FxThread;
import signalbox.ui.kit.KeyBinding;
import signalbox.ui.kit.MoveGuard;
import signalbox.ui.kit.TextClipboard;
import signalbox.ui.kit.ZoneSwitch;

/// A `TableView` with our habits: rows 30 high, columns that can be chosen, moved, resized and are remembered,
/// Ctrl+C and a menu that copy the selected rows as TSV or JSON. `show` replaces the rows and keeps the
/// selection by id.
///
/// var table = new DataTable<>("jobs", Job::uuid, memory); table.column("uuid", "UUID", 80,
/// Job::uuid).style("t-mono"); table.column("state", "State", 90, job -> job.state().stored())
///             .drawn(StateLabel::new, (label, job) -> label.show(job.state()));
/// table.ready(new EmptyState(Icon.EMPTY, "No job matches.", "Remove a filter."));
///
public final class DataTable<T> extends TableView<T> {

    private static final double SCROLL_BAR = 16;
    private static final double MENU_INDENT = 24;

    private final String name;
    private final Function<T, ?> id;
    private final ColumnMemory memory;
    private final ReadOnlyObjectWrapper<@Nullable T> selectedRow = new ReadOnlyObjectWrapper<>();
    private final Map<String, DataColumn<T>> byKey = new HashMap<>();
    /// A drag changes widths many times: only the last one is remembered.
    private final PauseTransition settle = new PauseTransition(Duration.millis(400));

    private final SqueezedColumns<T> squeezed = new SqueezedColumns<>(getColumns());

    private final MoveGuard moves;
    private final ChangeListener<ZoneId> onZone = (_, _, _) -> showZone();

    private UnaryOperator<@Nullable Comparator<T>> order = chosen -> chosen;
    private boolean refreshing;
    private boolean arranging;

    public DataTable(String name, Function<T, ?> id, ColumnMemory memory) {
        this.name = name;
        this.id = id;
        this.memory = memory;
        this.moves = MoveGuard.ofCells(this, id);
        setId("table-" + name);
        setItems(new RowItems<>());
        setSortPolicy(_ -> sortRows());
        settle.setOnFinished(_ -> remember());
        setAccessibleText(name);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!refreshing) {
                selectedRow.set(row);
            }
        });
        setOnKeyPressed(key -> {
            if (KeyBinding.MENU.matches(key) || key.getCode() == KeyCode.CONTEXT_MENU) {
                openMenu();
                key.consume();
            }
            if (KeyBinding.COPY.matches(key)) {
                TextClipboard.copy(RowText.tsv(titles(), selectedTexts(DataColumn::copiedText)));
                key.consume();
            }
        });
        ZoneSwitch.shown().addListener(new WeakChangeListener<>(onZone));
        setContextMenu(new ContextMenu(
                item(
                        "Copy as TSV",
                        () -> TextClipboard.copy(RowText.tsv(titles(), selectedTexts(DataColumn::copiedText)))),
                item(
                        "Copy as JSON",
                        () -> TextClipboard.copy(RowText.json(visibleKeys(), selectedTexts(DataColumn::storedText))))));
    }

    /// Writes all moments again.
    private void showZone() {
        byKey.values().forEach(DataColumn::nameZone);
        refresh();
    }

    /// Below the first selected row that is visible.
    private void openMenu() {
        lookupAll(".table-row-cell").stream()
                .filter(node -> node.isVisible() && node instanceof TableRow<?> row && row.isSelected())
                .findFirst()
                .map(row -> row.localToScreen(row.getLayoutBounds()))
                .ifPresent(at -> getContextMenu().show(this, at.getMinX() + MENU_INDENT, at.getMaxY()));
    }

    /// Adds a column. @param text the text that is shown and copied
    public DataColumn<T> column(String key, String title, double width, Function<T, String> text) {
        var column = new DataColumn<T>(key, title, width, text);
        byKey.put(key, column);
        column.widthProperty().subscribe(this::rememberWidth);
        getColumns().add(column);
        return column;
    }

    /// To be called when all columns are there: they share the whole width from now on, unless the table has a policy
    /// of its own. Applies the remembered choice and remembers later ones.
    public void ready(Node whenEmpty) {
        setPlaceholder(whenEmpty);
        setTableMenuButtonVisible(true);
        if (UNCONSTRAINED_RESIZE_POLICY.equals(getColumnResizePolicy())) {
            setColumnResizePolicy(ColumnWidths.of(this, CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN));
        }
        memory.recall(name).ifPresent(this::arrange);
        getVisibleLeafColumns().subscribe(this::remember);
        // Not while it is laid out: a table that loses columns then is not laid out again for other rows.
        widthProperty().subscribe(_ -> FxThread.later(this::fitColumns));
        // Such as a column of times, when the first one of another year comes.
        getColumns().forEach(column -> column.minWidthProperty().subscribe(() -> FxThread.later(this::fitColumns)));
        getVisibleLeafColumns().subscribe(() -> {
            if (!arranging) {
                squeezed.chosen();
                FxThread.later(this::fitColumns);
            }
        });
    }

    /// In a narrow window the columns that matter least are left out: no table scrolls sideways by itself. Called
    /// whenever the table has another width; not to be called while it is laid out.
    public void fitColumns() {
        if (getWidth() > 0 && !arranging) {
            arranging = true;
            try {
                squeezed.fit(getWidth() - SCROLL_BAR);
            } finally {
                arranging = false;
            }
        }
    }

    /// For columns that are known later: they get their place and width of the last time.
    public void addLater(Runnable columns) {
        var layout = memory.recall(name);
        arranging = true;
        try {
            columns.run();
            layout.ifPresent(this::arrange);
        } finally {
            arranging = false;
        }
    }

    public boolean has(String key) {
        return byKey.containsKey(key);
    }

    /// Adds an entry to the menu, above those that copy.
    public void action(int position, String words, Runnable onAction) {
        getContextMenu().getItems().add(position, item(words, onAction));
    }

    /// How the rows are ordered, by the order that was chosen in the titles, if any; null: as they come.
    public void order(UnaryOperator<@Nullable Comparator<T>> wanted) {
        order = wanted;
    }

    /// Replaces the rows. The ids that are still there stay selected, without flicker.
    public void show(List<T> rows) {
        var wanted = sorted(rows);
        if (getItems() instanceof RowItems<T> items) {
            if (!items.equals(wanted)) {
                keepingSelection(() -> items.renew(wanted));
            }
        } else {
            var items = new RowItems<T>();
            items.renew(wanted);
            keepingSelection(() -> setItems(items));
        }
    }

    /// As the titles of the columns say.
    private List<T> sorted(List<T> rows) {
        var chosen = getSortOrder().isEmpty() ? null : getComparator();
        var applied = order.apply(chosen);
        return applied == null ? rows : rows.stream().sorted(applied).toList();
    }

    private boolean sortRows() {
        if (getItems() instanceof RowItems<T> items) {
            keepingSelection(() -> items.renew(sorted(List.copyOf(items))));
            return true;
        }
        return false;
    }

    /// The same, with rows that are made when they are needed. The table does not sort them.
    public void showLine(RowLine<T> line) {
        keepingSelection(() -> setItems(new LineItems<>(line)));
    }

    private void keepingSelection(Runnable change) {
        moves.before();
        var chosen = selectedRows().stream().<Object>map(id).collect(Collectors.toSet());
        var current = selectedRow.get();
        refreshing = true;
        try {
            change.run();
            getSelectionModel().clearSelection();
            var places = placesOf(chosen);
            if (!places.isEmpty()) {
                var all = places.values().stream()
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray();
                getSelectionModel().selectIndices(all[0], all);
            }
            var newest = current == null ? null : places.get(id.apply(current));
            if (newest != null) {
                getSelectionModel().select(newest.intValue());
            }
        } finally {
            refreshing = false;
        }
        selectedRow.set(getSelectionModel().getSelectedItem());
    }

    /// Where the rows with these ids are, as far as they are there.
    public Map<Object, Integer> placesOf(Set<Object> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        if (getItems() instanceof LineItems<T> items) {
            return items.places(ids);
        }
        var places = new HashMap<Object, Integer>();
        for (var i = 0; i < getItems().size(); i++) {
            var row = id.apply(getItems().get(i));
            if (ids.contains(row)) {
                places.put(row, i);
            }
        }
        return places;
    }

    /// The row that was selected last. It keeps its value through a refresh; null when it is gone.
    public ReadOnlyObjectProperty<@Nullable T> selectedRowProperty() {
        return selectedRow.getReadOnlyProperty();
    }

    public List<T> selectedRows() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /// Selects the row with this id, if it is there, and scrolls to it.
    public void select(Object wanted) {
        var place = placesOf(Set.of(wanted)).get(wanted);
        if (place != null) {
            getSelectionModel().clearAndSelect(place);
            scrollTo(place.intValue());
        }
    }

    private void arrange(ColumnMemory.Layout layout) {
        List<TableColumn<T, ?>> order = getColumns().stream()
                .sorted(Comparator.comparingInt(column -> place(layout, column)))
                .toList();
        getColumns().setAll(order);
        getColumns().forEach(column -> {
            column.setVisible(layout.visible().contains(column.getId()));
            var width = layout.widths().get(column.getId());
            if (width != null) {
                column.setPrefWidth(width);
            }
        });
    }

    private static int place(ColumnMemory.Layout layout, TableColumn<?, ?> column) {
        var place = layout.visible().indexOf(column.getId());
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private void rememberWidth(Number width) {
        if (getScene() != null && getScene().getWindow() != null && isPressed()) {
            settle.playFromStart();
        }
    }

    /// Columns that another database's table has stay remembered, at the end.
    private void remember() {
        if (arranging) {
            return;
        }
        var before = memory.recall(name).orElse(new ColumnMemory.Layout(List.of(), Map.of()));
        var others = before.visible().stream().filter(key -> !has(key)).toList();
        var widths = new LinkedHashMap<String, Double>();
        getVisibleLeafColumns().forEach(column -> widths.put(column.getId(), column.getWidth()));
        others.stream()
                .filter(before.widths()::containsKey)
                .forEach(key -> widths.put(key, before.widths().get(key)));
        memory.remember(
                name,
                new ColumnMemory.Layout(
                        Stream.concat(chosenKeys().stream(), others.stream()).toList(), widths));
    }

    /// The ids of the columns that were chosen, in order, also of those that have no space now.
    public List<String> chosenKeys() {
        return getColumns().stream()
                .filter(squeezed::isChosen)
                .map(TableColumn::getId)
                .toList();
    }

    private List<DataColumn<T>> visibleColumns() {
        return getVisibleLeafColumns().stream()
                .map(column -> byKey.get(column.getId()))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> titles() {
        return visibleColumns().stream().map(DataColumn::getText).toList();
    }

    /// The ids of the visible columns, in order.
    public List<String> visibleKeys() {
        return visibleColumns().stream().map(DataColumn::getId).toList();
    }

    private List<List<String>> selectedTexts(BiFunction<DataColumn<T>, T, String> text) {
        return selectedRows().stream()
                .map(row -> visibleColumns().stream()
                        .map(column -> text.apply(column, row))
                        .toList())
                .toList();
    }

    private static MenuItem item(String words, Runnable onAction) {
        var item = new MenuItem(words);
        item.setOnAction(_ -> onAction.run());
        return item;
    }
}
