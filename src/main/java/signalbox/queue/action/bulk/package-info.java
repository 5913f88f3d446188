/// An operation on all jobs that match a filter: which jobs is frozen once, then they are changed in batches, each in a
/// transaction of its own. What becomes of a row is the operation's own.
@NullMarked
package signalbox.queue.action.bulk;

import org.jspecify.annotations.NullMarked;
