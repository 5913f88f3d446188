package signalbox.ui.kit.table;

import java.util.Map;
import java.util.Set;
import javafx.collections.ObservableListBase;

/// A `RowLine` as a table takes it. It never changes: another line comes as other items.
final class LineItems<T> extends ObservableListBase<T> {
    private final RowLine<T> line;

    LineItems(RowLine<T> line) {
        this.line = line;
    }

    @Override
    public T get(int place) {
        return line.get(place);
    }

    @Override
    public int size() {
        return line.size();
    }

    Map<Object, Integer> places(Set<Object> ids) {
        return line.places(ids);
    }

    @Override
    public int indexOf(Object row) {
        return line.indexOf(row);
    }

    @Override
    public boolean contains(Object row) {
        return indexOf(row) >= 0;
    }
}
