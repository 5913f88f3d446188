/// All jobs of a list as a file of comma-separated values, piece by piece. Which list, and who asks for it, is not
/// known
/// here.
@NullMarked
package signalbox.queue.job.export;

import org.jspecify.annotations.NullMarked;
