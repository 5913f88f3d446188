/// What a filter says, as conditions on rows of queue_job in SQL. The filter itself is in `queue.filter`; statements
/// that use the conditions are in `queue.job`.
@NullMarked
package signalbox.queue.job.condition;

import org.jspecify.annotations.NullMarked;
