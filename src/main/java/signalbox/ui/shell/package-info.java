/// The frame around the screens: top bar, navigation, status bar, what is shown while there is no connection.
@NullMarked
package signalbox.ui.shell;

import org.jspecify.annotations.NullMarked;
