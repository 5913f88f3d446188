@NullMarked
package signalbox.ui.screen.timeline;

import org.jspecify.annotations.NullMarked;
