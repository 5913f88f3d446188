/// Which jobs are wanted: the filter and the text that people write for it. Pure: no SQL, no clock.
@NullMarked
package signalbox.queue.filter;

import org.jspecify.annotations.NullMarked;
