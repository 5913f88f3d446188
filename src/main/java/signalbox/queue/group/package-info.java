/// Failed jobs by what they have in common: the error, the method, the channel. Each is read once and kept as a few
/// numbers. Nothing here changes a job: what is done to a group is in `signalbox.queue.action.bulk`.
@NullMarked
package signalbox.queue.group;

import org.jspecify.annotations.NullMarked;
