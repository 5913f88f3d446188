/// Writes a recording on a thread of its own, in batches.
@NullMarked
package signalbox.record.write;

import org.jspecify.annotations.NullMarked;
