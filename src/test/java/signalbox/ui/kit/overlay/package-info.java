@NullMarked
package signalbox.ui.kit.overlay;

import org.jspecify.annotations.NullMarked;
