@NullMarked
package signalbox.queue.job.export;

import org.jspecify.annotations.NullMarked;
