@NullMarked
package signalbox.config.check;

import org.jspecify.annotations.NullMarked;
