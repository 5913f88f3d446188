/// What an operator may do to jobs, and how it leaves the rows. On all jobs that match a filter: `bulk`. On
/// channels: `channel`. The trigger that guards the state enqueued is in `guard`. Nothing here is read for
/// display.
@NullMarked
package signalbox.queue.action;

import org.jspecify.annotations.NullMarked;
