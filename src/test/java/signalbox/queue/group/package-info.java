@NullMarked
package signalbox.queue.group;

import org.jspecify.annotations.NullMarked;
