/// All jobs of a list as a file of comma-separated values, piece by piece.
@NullMarked
package signalbox.queue.job.export;

import org.jspecify.annotations.NullMarked;
