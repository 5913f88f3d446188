/// Jobs that hold slots, are late, or wait for something that never ends, with what the server shows about their
/// workers. The verdict is in `health`.
@NullMarked
package signalbox.queue.stuck;

import org.jspecify.annotations.NullMarked;
