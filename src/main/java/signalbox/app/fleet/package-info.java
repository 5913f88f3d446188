/// All profiles at once: each is watched in the background with one connection, or shares what an open profile reads.
/// What a row shows, how rows are filtered, grouped and compared, are pure rules.
@NullMarked
package signalbox.app.fleet;

import org.jspecify.annotations.NullMarked;
