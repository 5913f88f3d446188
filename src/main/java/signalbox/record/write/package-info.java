/// Writes a recording on a thread of its own, in batches, and the terms of leadership. It asks no
/// database: looks are handed over.
@NullMarked
package signalbox.record.write;

import org.jspecify.annotations.NullMarked;
