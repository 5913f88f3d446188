@NullMarked
package signalbox.ui.kit.table;

import org.jspecify.annotations.NullMarked;
