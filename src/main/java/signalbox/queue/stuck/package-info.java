/// Jobs that hold slots, are late, or wait for what never ends, with what the server shows of their workers. The
/// verdict is in `health`.
@NullMarked
package signalbox.queue.stuck;

import org.jspecify.annotations.NullMarked;
