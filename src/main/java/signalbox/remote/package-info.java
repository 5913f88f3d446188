/// SSH: keys, known hosts, configuration, one command, one file; tunnels are in `tunnel`. Nothing here is about Odoo or
/// queue_job.
@NullMarked
package signalbox.remote;

import org.jspecify.annotations.NullMarked;
