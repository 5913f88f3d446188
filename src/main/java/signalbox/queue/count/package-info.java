/// Figures about the whole queue: how many jobs are in each state, which methods fail, what has waited longest,
/// states that queue_job does not know. Figures by channel are in `signalbox.queue.channel`.
@NullMarked
package signalbox.queue.count;

import org.jspecify.annotations.NullMarked;
