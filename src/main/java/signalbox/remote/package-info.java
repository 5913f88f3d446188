/// SSH: keys, known hosts, configuration, one command, one file; tunnels in `tunnel`. It knows neither Odoo nor
/// queue_job.
@NullMarked
package signalbox.remote;

import org.jspecify.annotations.NullMarked;
