/// What an operator may do to jobs and channels, how it leaves the rows, and the enqueue guard. On all jobs that match
/// a
/// filter: `bulk`. Nothing here is read for display.
@NullMarked
package signalbox.queue.action;

import org.jspecify.annotations.NullMarked;
