package signalbox.ui.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TreeTableRow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Keeps a click from hitting what came below the pointer a moment ago: a row that moved, or a new one. Who changes
/// the rows calls `before` first. Rows that the user moves, by a wheel or a key, are not guarded against. FX thread.
public final class MoveGuard {
    /// In which nobody can have seen the move and chosen to click all the same.
    private static final long UNSEEN_NANOS = 300_000_000;

    /// A row that is nearly where it was is the one that was meant.
    private static final double SAME_PLACE = 8;

    /// @param key what identifies the row
    /// @param node that is drawn for it now
    public record ShownRow(Object key, Node node) {}

    /// Where each row was in the window.
    private record Places(long at, Map<Object, Double> tops) {
        boolean differsFor(ShownRow row) {
            var top = tops.get(row.key());
            return top == null || Math.abs(top - top(row.node())) > SAME_PLACE;
        }
    }

    private final Supplier<List<ShownRow>> rows;
    private final Node area;
    private final LongSupplier nanos;
    private final Deque<Places> earlier = new ArrayDeque<>();
    private boolean refused;

    /// @param area what holds the rows
    /// @param rows those that are visible in it now
    public MoveGuard(Node area, Supplier<List<ShownRow>> rows) {
        this(area, rows, System::nanoTime);
    }

    MoveGuard(Node area, Supplier<List<ShownRow>> rows, LongSupplier nanos) {
        this.area = area;
        this.rows = rows;
        this.nanos = nanos;
        area.addEventFilter(MouseEvent.ANY, this::mouse);
        area.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, menu -> {
            if (!menu.isKeyboardTrigger() && isUnseen(menu.getTarget())) {
                menu.consume();
            }
        });
        area.addEventFilter(ScrollEvent.SCROLL, _ -> earlier.clear());
        area.addEventFilter(KeyEvent.KEY_PRESSED, _ -> earlier.clear());
    }

    /// For the rows of a table, or of a tree.
    ///
    /// @param id what identifies the item of a row
    @SuppressWarnings("unchecked") // a table has items of its own type
    public static <T> MoveGuard ofCells(Control table, Function<T, ?> id) {
        return new MoveGuard(
                table,
                () -> table.lookupAll(".indexed-cell").stream()
                        .filter(Node::isVisible)
                        .<ShownRow>mapMulti((node, rows) -> {
                            if ((node instanceof TableRow || node instanceof TreeTableRow)
                                    && ((IndexedCell<?>) node).getItem() != null) {
                                rows.accept(new ShownRow(id.apply((T) ((IndexedCell<?>) node).getItem()), node));
                            }
                        })
                        .toList());
    }

    /// The rows are about to change: remembers where each is.
    public void before() {
        var now = nanos.getAsLong();
        earlier.removeIf(places -> now - places.at() > UNSEEN_NANOS);
        var tops = new HashMap<Object, Double>();
        rows.get().forEach(row -> tops.put(row.key(), top(row.node())));
        // The first rows move nothing.
        if (!tops.isEmpty()) {
            earlier.addLast(new Places(now, tops));
        }
    }

    private static double top(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMinY();
    }

    /// A press that is refused takes the rest of its click with it.
    private void mouse(MouseEvent event) {
        if (event.getEventType().equals(MouseEvent.MOUSE_PRESSED)) {
            refused = isUnseen(event.getTarget());
        }
        var isOfClick = event.getEventType().equals(MouseEvent.MOUSE_PRESSED)
                || event.getEventType().equals(MouseEvent.MOUSE_RELEASED)
                || event.getEventType().equals(MouseEvent.MOUSE_CLICKED);
        if (refused && isOfClick) {
            event.consume();
        }
    }

    private boolean isUnseen(Object target) {
        var now = nanos.getAsLong();
        return row(target)
                .filter(row -> earlier.stream()
                        .anyMatch(places -> now - places.at() <= UNSEEN_NANOS && places.differsFor(row)))
                .isPresent();
    }

    private Optional<ShownRow> row(Object target) {
        for (var node = target instanceof Node hit ? hit : null;
                node != null && !node.equals(area);
                node = node.getParent()) {
            for (var row : rows.get()) {
                if (row.node().equals(node)) {
                    return Optional.of(row);
                }
            }
        }
        return Optional.empty();
    }
}
