/// Ways to a port of another host through SSH: forwarding by the server, else a relay there. It does not matter here
/// which database is at the end.
@NullMarked
package signalbox.remote.tunnel;

import org.jspecify.annotations.NullMarked;
