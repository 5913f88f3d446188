/// The only way from other threads to the FX thread, and back: background work, newest answers. It holds no control and
/// no screen.
@NullMarked
package signalbox.ui.fx;

import org.jspecify.annotations.NullMarked;
