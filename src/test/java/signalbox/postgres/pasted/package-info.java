@NullMarked
package signalbox.postgres.pasted;

import org.jspecify.annotations.NullMarked;
