@NullMarked
package signalbox.live;

import org.jspecify.annotations.NullMarked;
