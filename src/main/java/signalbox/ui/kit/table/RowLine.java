package signalbox.ui.kit.table;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rows each of which is made when it is needed: a table of a million rows makes those that are seen. Nothing may go
/// through all of them, so that `indexOf` must look for the id of the row alone.
public interface RowLine<T> extends List<T> {
    /// The places of the rows with these ids, as far as they are there.
    Map<Object, Integer> places(Set<Object> ids);
}
