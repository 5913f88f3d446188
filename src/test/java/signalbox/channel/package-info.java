@NullMarked
package signalbox.channel;

import org.jspecify.annotations.NullMarked;
