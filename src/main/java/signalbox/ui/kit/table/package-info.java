/// Tables as every screen has them: one look, refresh without losing the selection, columns to choose, rows to
/// copy.
@NullMarked
package signalbox.ui.kit.table;

import org.jspecify.annotations.NullMarked;
