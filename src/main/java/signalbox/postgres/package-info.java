/// Connections to PostgreSQL: their address, pools, time-outs, transactions, LISTEN, errors in words; in `capability`
/// what a server and a role offer. Nothing about queue_job.
@NullMarked
package signalbox.postgres;

import org.jspecify.annotations.NullMarked;
