/// Failover drills: an operator ends the leader on purpose, and what follows is measured from what the database
/// shows.
@NullMarked
package signalbox.failover;

import org.jspecify.annotations.NullMarked;
