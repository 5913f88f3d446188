/// Channel strings, the channel tree, and the scheduler: which jobs may run now, and in which order. Pure.
@NullMarked
package signalbox.channel;

import org.jspecify.annotations.NullMarked;
