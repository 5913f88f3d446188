/// Tables as every screen has them: one look, a refresh that keeps the selection, a choice of columns, rows that can be
/// copied. What stands in a table is not decided here: each screen has its own rows and columns.
@NullMarked
package signalbox.ui.kit.table;

import org.jspecify.annotations.NullMarked;
