@NullMarked
package signalbox.ui.overview;

import org.jspecify.annotations.NullMarked;
