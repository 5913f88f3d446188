@NullMarked
package signalbox.worker.log;

import org.jspecify.annotations.NullMarked;
