/// The jobs that are not done, in memory: compact columns, filled by one streamed read and kept by notifications.
/// Not here: what a figure means on screen, and jobs that are over.
@NullMarked
package signalbox.live;

import org.jspecify.annotations.NullMarked;
