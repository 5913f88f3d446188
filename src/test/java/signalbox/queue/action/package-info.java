@NullMarked
package signalbox.queue.action;

import org.jspecify.annotations.NullMarked;
