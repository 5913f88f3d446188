@NullMarked
package signalbox.queue.count;

import org.jspecify.annotations.NullMarked;
