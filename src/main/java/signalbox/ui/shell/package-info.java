/// The frame of the window: rail, top bar, status bar, connecting, switching profiles, screenshots. Its
/// search field is in `search`, the server in the status bar in `server`. The content of screens is not here.
@NullMarked
package signalbox.ui.shell;

import org.jspecify.annotations.NullMarked;
