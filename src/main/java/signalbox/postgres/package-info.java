/// From a `ConnectionSpec`: plain connections, the pools, statements, privileges and capabilities of a
/// database, LISTEN.
@NullMarked
package signalbox.postgres;

import org.jspecify.annotations.NullMarked;
