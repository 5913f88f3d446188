@NullMarked
package signalbox.live.watch;

import org.jspecify.annotations.NullMarked;
