/// The help: what the screens, states, actions and keys mean, in one card above the window.
@NullMarked
package signalbox.ui.help;

import org.jspecify.annotations.NullMarked;
