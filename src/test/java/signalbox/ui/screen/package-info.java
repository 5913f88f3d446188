@NullMarked
package signalbox.ui.screen;

import org.jspecify.annotations.NullMarked;
