/// How the queue went over time, by channel and by method: jobs that were started, done and failed, how long they
/// waited
/// and ran. It is worked out from the times in the table queue_job: `TrendTable` is pure, `TrendQueries` reads. Figures
/// about the present moment are in `signalbox.queue.count`.
@NullMarked
package signalbox.queue.trend;

import org.jspecify.annotations.NullMarked;
