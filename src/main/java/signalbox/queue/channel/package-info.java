/// The queue by channel: usage, open jobs in the scheduler's order, the backlog for a forecast. Channel strings and
/// the scheduler itself are in `signalbox.channel`.
///
/// `OpenJobQueries` and `BacklogQueries` read open jobs by statements; `KnownOpenJobs` answers the same from the memory
/// that `signalbox.live` keeps, and `OpenJobMemory` says whether it is there.
@NullMarked
package signalbox.queue.channel;

import org.jspecify.annotations.NullMarked;
