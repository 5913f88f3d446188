package signalbox.ui.kit.table;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import signalbox.text.MarkedText;
import signalbox.text.ShownTime;
import signalbox.text.ShownZone;
import signalbox.text.TimeText;
import signalbox.text.UtcTime;
import signalbox.ui.kit.HoverText;

/// A column over whole rows. Its text is copied, and shown unless the column draws its own node. It cannot be sorted
/// until it has an order, because sorting only one page of a large table would mislead.
public final class DataColumn<T> extends TableColumn<T, T> {
    static final double NARROWEST = 32;

    private static final double TITLE_SIZE = 12;
    /// The space around a title, and for the arrow of an order.
    private static final double TITLE_FRAME = 32;

    private static final Pattern ZONE = Pattern.compile(", (?:UTC|local)$");

    private final Function<T, String> text;
    private String[] styles = {};
    private int givesWay;
    private @Nullable Function<T, @Nullable Instant> moment;

    DataColumn(String id, String title, double width, Function<T, String> text) {
        super(title);
        this.text = text;
        setId(id);
        setPrefWidth(width);
        atLeast(NARROWEST);
        setSortable(false);
        setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        setCellFactory(_ -> new TextCell());
    }

    /// Styles of `Labels` for the text: `t-mono`, `t-muted`, ...
    public DataColumn<T> style(String... more) {
        styles = more;
        return this;
    }

    /// For numbers: right-aligned, also the header.
    public DataColumn<T> right() {
        getStyleClass().add("align-right");
        return this;
    }

    /// The minimum width, for a narrow window; not less than the title needs.
    public DataColumn<T> atLeast(double width) {
        setMinWidth(Math.max(width, titleWidth(getText())));
        return this;
    }

    /// In which order columns are left out where there is too little space.
    ///
    /// @param turn higher ones before lower ones; the usual is 0, where later columns go before earlier ones
    public DataColumn<T> givesWay(int turn) {
        givesWay = turn;
        return this;
    }

    int givesWay() {
        return givesWay;
    }

    private static double titleWidth(String title) {
        var text = new Text(title);
        text.setFont(Font.font("Inter Medium", TITLE_SIZE));
        return Math.ceil(text.getLayoutBounds().getWidth()) + TITLE_FRAME;
    }

    /// Sorted in the window; only for tables that hold all their rows.
    public DataColumn<T> sortedBy(Comparator<T> order) {
        setComparator(order);
        setSortable(true);
        return this;
    }

    /// Sortable by its header; the table's `onSort` must sort, in the database.
    public DataColumn<T> sortedElsewhere() {
        setSortable(true);
        return this;
    }

    /// Draws a node instead of text: one node for each cell, which is used again for other rows.
    public <N extends Node> DataColumn<T> drawn(Supplier<N> node, BiConsumer<N, T> show) {
        setCellFactory(_ -> new NodeCell<>(new CellDrawing<>(node.get(), show)));
        return this;
    }

    /// Hidden at first; the user can choose the column.
    public DataColumn<T> hidden() {
        setVisible(false);
        return this;
    }

    /// Its texts are moments. Each has both zones in its tooltip; what is copied has the day and the zone. A title that
    /// says UTC says which zone is shown.
    public DataColumn<T> moment(Function<T, @Nullable Instant> at) {
        moment = at;
        nameZone();
        return this;
    }

    /// Titles a column of moments by the zone that is shown now.
    void nameZone() {
        if (moment != null) {
            setText(ZONE.matcher(getText()).replaceFirst(", " + ShownZone.title()));
        }
    }

    private @Nullable Instant moment(T row) {
        return moment == null ? null : moment.apply(row);
    }

    String textOf(T row) {
        return text.apply(row);
    }

    /// What is copied for a person.
    String copiedText(T row) {
        var at = moment(row);
        return at == null ? text.apply(row) : ShownTime.full(at);
    }

    /// What is copied for a program.
    String storedText(T row) {
        var at = moment(row);
        return at == null ? text.apply(row) : UtcTime.full(at);
    }

    /// For the tooltip of a cell of this row; empty where it is no moment.
    private String zones(T row) {
        var at = moment(row);
        return at == null ? "" : TimeText.inBothZones(at);
    }

    private final class TextCell extends TableCell<T, T> {
        TextCell() {
            getStyleClass().addAll(styles);
        }

        @Override
        protected void updateItem(@Nullable T row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : MarkedText.oneLine(text.apply(row)));
            if (moment != null) {
                HoverText.set(this, empty || row == null ? "" : zones(row));
            }
        }
    }

    private static final class NodeCell<T, N extends Node> extends TableCell<T, T> {
        private final CellDrawing<T, N> drawing;

        NodeCell(CellDrawing<T, N> drawing) {
            this.drawing = drawing;
            drawing.in(this);
        }

        @Override
        protected void updateItem(@Nullable T row, boolean empty) {
            super.updateItem(row, empty);
            drawing.update(this, row, empty);
        }

        /// The node gets the width of the cell, and is in the middle of its height.
        @Override
        protected void layoutChildren() {
            var node = drawing.node();
            var width = getWidth() - snappedLeftInset() - snappedRightInset();
            var height = Math.min(getHeight() - 1, node.prefHeight(width));
            node.resize(Math.min(width, node.maxWidth(height)), height);
            var x = getAlignment().getHpos() == HPos.RIGHT
                    ? getWidth() - snappedRightInset() - node.getLayoutBounds().getWidth()
                    : snappedLeftInset();
            node.relocate(x, Math.floor((getHeight() - 1 - height) / 2));
        }
    }
}
