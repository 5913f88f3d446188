@NullMarked
package signalbox.ui.channels;

import org.jspecify.annotations.NullMarked;
