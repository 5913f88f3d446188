/// Tunnels: a port of this machine that leads to a target behind a host.
@NullMarked
package signalbox.remote.tunnel;

import org.jspecify.annotations.NullMarked;
