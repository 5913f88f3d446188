/// Reads a recording: a moment, what happened between two, the life of a job. It changes
/// nothing.
@NullMarked
package signalbox.record.read;

import org.jspecify.annotations.NullMarked;
