@NullMarked
package signalbox.queue.action.channel;

import org.jspecify.annotations.NullMarked;
