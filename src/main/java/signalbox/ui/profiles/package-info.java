/// The editor of a profile, in a card above the window.
@NullMarked
package signalbox.ui.profiles;

import org.jspecify.annotations.NullMarked;
