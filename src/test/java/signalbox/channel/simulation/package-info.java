@NullMarked
package signalbox.channel.simulation;

import org.jspecify.annotations.NullMarked;
