@NullMarked
package signalbox.record.read;

import org.jspecify.annotations.NullMarked;
