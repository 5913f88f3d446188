/// Reads a recording: a moment, what happened between two, the life of a job.
@NullMarked
package signalbox.record.read;

import org.jspecify.annotations.NullMarked;
