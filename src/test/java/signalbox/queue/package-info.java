@NullMarked
package signalbox.queue;

import org.jspecify.annotations.NullMarked;
