@NullMarked
package signalbox;

import org.jspecify.annotations.NullMarked;
