/// The in-app help: its text and its card. It explains screens and states, and knows nothing of the open database.
@NullMarked
package signalbox.ui.help;

import org.jspecify.annotations.NullMarked;
