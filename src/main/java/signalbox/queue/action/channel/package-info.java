/// What an operator may do to channels: pause, resume, move the pending jobs of one to another. Their usage is
/// in `signalbox.queue.channel`.
@NullMarked
package signalbox.queue.action.channel;

import org.jspecify.annotations.NullMarked;
