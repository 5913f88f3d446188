@NullMarked
package signalbox.ui.kit;

import org.jspecify.annotations.NullMarked;
