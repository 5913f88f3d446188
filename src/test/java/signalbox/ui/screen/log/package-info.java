@NullMarked
package signalbox.ui.screen.log;

import org.jspecify.annotations.NullMarked;
