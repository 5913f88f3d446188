@NullMarked
package signalbox.config.diff;

import org.jspecify.annotations.NullMarked;
