/// The lanes of the runners as screens draw them, and the times without a watch. How lanes are
/// painted is in `ui.kit.chart`.
@NullMarked
package signalbox.ui.screen.timeline;

import org.jspecify.annotations.NullMarked;
