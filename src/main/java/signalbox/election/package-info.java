/// Runner connections, how a leader is chosen among them, and ending a backend.
@NullMarked
package signalbox.election;

import org.jspecify.annotations.NullMarked;
