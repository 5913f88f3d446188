package signalbox.ui.kit.table;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ModifiableObservableListBase;

/// The rows of a table that is filled again each second. Rows that are replaced are reported as rows that changed: the
/// table then fills their cells again, and keeps those of all others. After a replacement it would empty and fill all
/// its cells, and the window would be painted twice.
final class RowItems<T> extends ModifiableObservableListBase<T> {
    private final List<T> rows = new ArrayList<>();

    /// From now on it has these rows.
    void renew(List<T> wanted) {
        beginChange();
        try {
            var common = Math.min(rows.size(), wanted.size());
            for (var place = 0; place < common; place++) {
                if (!rows.get(place).equals(wanted.get(place))) {
                    rows.set(place, wanted.get(place));
                    nextUpdate(place);
                }
            }
            if (rows.size() > common) {
                remove(common, rows.size());
            } else {
                addAll(wanted.subList(common, wanted.size()));
            }
        } finally {
            endChange();
        }
    }

    @Override
    public T get(int place) {
        return rows.get(place);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    protected void doAdd(int place, T row) {
        rows.add(place, row);
    }

    @Override
    protected T doSet(int place, T row) {
        return rows.set(place, row);
    }

    @Override
    protected T doRemove(int place) {
        return rows.remove(place);
    }
}
