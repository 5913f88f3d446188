@NullMarked
package signalbox.ui.fx;

import org.jspecify.annotations.NullMarked;
