/// Ways to a port of another host through SSH: forwarding by the server, else a relay there. Which database lies at
/// the end does not matter here.
@NullMarked
package signalbox.remote.tunnel;

import org.jspecify.annotations.NullMarked;
