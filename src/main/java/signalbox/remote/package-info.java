/// SSH: the way to a host, known hosts, one command, one file; the configuration is in `config`, keys in `identity`,
/// tunnels
/// in `tunnel`. Nothing here is about Odoo or queue_job.
@NullMarked
package signalbox.remote;

import org.jspecify.annotations.NullMarked;
