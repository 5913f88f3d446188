/// Pages of the open jobs in memory, and how many match a filter: conditions, orders, searches. What is kept of a job
/// is in `signalbox.live`; the same on the table is in `signalbox.queue.job`.
@NullMarked
package signalbox.live.page;

import org.jspecify.annotations.NullMarked;
