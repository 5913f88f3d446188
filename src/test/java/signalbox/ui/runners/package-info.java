@NullMarked
package signalbox.ui.runners;

import org.jspecify.annotations.NullMarked;
