@NullMarked
package signalbox.record;

import org.jspecify.annotations.NullMarked;
