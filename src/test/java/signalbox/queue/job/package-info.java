@NullMarked
package signalbox.queue.job;

import org.jspecify.annotations.NullMarked;
