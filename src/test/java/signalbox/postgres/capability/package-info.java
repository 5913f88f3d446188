@NullMarked
package signalbox.postgres.capability;

import org.jspecify.annotations.NullMarked;
