/// Looks at the window without a display.
@NullMarked
package signalbox.ui;

import org.jspecify.annotations.NullMarked;
