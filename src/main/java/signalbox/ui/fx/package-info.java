/// The one way from other threads to the FX thread, and back: background work, newest answers. No control and no
/// screen.
@NullMarked
package signalbox.ui.fx;

import org.jspecify.annotations.NullMarked;
