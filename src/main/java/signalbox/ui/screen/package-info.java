/// What a screen is to the frame, and what the frame gives to a screen.
@NullMarked
package signalbox.ui.screen;

import org.jspecify.annotations.NullMarked;
