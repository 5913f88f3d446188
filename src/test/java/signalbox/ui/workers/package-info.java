@NullMarked
package signalbox.ui.workers;

import org.jspecify.annotations.NullMarked;
