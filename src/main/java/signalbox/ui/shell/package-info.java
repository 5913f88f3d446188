/// The frame of the window: rail, top bar, status bar, connecting, switching profiles, screenshots. The content of
/// screens is not here.
@NullMarked
package signalbox.ui.shell;

import org.jspecify.annotations.NullMarked;
