@NullMarked
package signalbox.queue.channel;

import org.jspecify.annotations.NullMarked;
