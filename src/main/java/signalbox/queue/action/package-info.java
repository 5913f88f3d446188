/// What an operator may do to jobs and channels, how rows end, and the enqueue guard. Nothing here reads for
/// display.
@NullMarked
package signalbox.queue.action;

import org.jspecify.annotations.NullMarked;
