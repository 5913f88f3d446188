@NullMarked
package signalbox.ui.trends;

import org.jspecify.annotations.NullMarked;
