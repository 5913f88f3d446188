/// The in-app help: its text and its card.
@NullMarked
package signalbox.ui.help;

import org.jspecify.annotations.NullMarked;
