/// Tables as every screen has them: one look, a refresh that keeps the selection, a choice of columns, rows that can be
/// copied.
@NullMarked
package signalbox.ui.kit.table;

import org.jspecify.annotations.NullMarked;
