@NullMarked
package signalbox.queue.filter;

import org.jspecify.annotations.NullMarked;
