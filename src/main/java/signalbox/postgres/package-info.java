/// Connections to PostgreSQL: their address, pools, poolers on the way, time-outs, transactions, LISTEN, errors in
/// words.
/// What a server and a role offer is in `capability`. Nothing here is about queue_job.
@NullMarked
package signalbox.postgres;

import org.jspecify.annotations.NullMarked;
