/// The frame of the window: rail, top bar, status bar, connecting, switching profiles, screenshots. No content of a
/// screen.
@NullMarked
package signalbox.ui.shell;

import org.jspecify.annotations.NullMarked;
