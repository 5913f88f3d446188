@NullMarked
package signalbox.record.write;

import org.jspecify.annotations.NullMarked;
