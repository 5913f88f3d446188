@NullMarked
package signalbox.queue.graph;

import org.jspecify.annotations.NullMarked;
