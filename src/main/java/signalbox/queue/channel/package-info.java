/// The queue by channel: usage, open jobs in the scheduler's order, the backlog for a forecast. Channel strings and
/// the scheduler itself are in `signalbox.channel`.
@NullMarked
package signalbox.queue.channel;

import org.jspecify.annotations.NullMarked;
