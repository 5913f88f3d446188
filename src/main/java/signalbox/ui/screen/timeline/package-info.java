/// The lanes of the runners as screens draw them, and what nobody watched.
@NullMarked
package signalbox.ui.screen.timeline;

import org.jspecify.annotations.NullMarked;
