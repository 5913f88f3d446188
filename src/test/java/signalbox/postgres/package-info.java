@NullMarked
package signalbox.postgres;

import org.jspecify.annotations.NullMarked;
