@NullMarked
package signalbox.postgres.connection;

import org.jspecify.annotations.NullMarked;
