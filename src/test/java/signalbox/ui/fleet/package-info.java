@NullMarked
package signalbox.ui.fleet;

import org.jspecify.annotations.NullMarked;
