@NullMarked
package signalbox.ui.past;

import org.jspecify.annotations.NullMarked;
