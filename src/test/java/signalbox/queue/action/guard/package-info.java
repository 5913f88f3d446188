@NullMarked
package signalbox.queue.action.guard;

import org.jspecify.annotations.NullMarked;
