/// How a backlog drains through the real scheduler, on a clock that jumps. Reads nothing.
@NullMarked
package signalbox.channel.simulation;

import org.jspecify.annotations.NullMarked;
