@NullMarked
package signalbox.queue.action.bulk;

import org.jspecify.annotations.NullMarked;
