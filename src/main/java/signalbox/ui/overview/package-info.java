/// The screen Overview: who leads, how the queue goes, what is wrong.
@NullMarked
package signalbox.ui.overview;

import org.jspecify.annotations.NullMarked;
