@NullMarked
package signalbox.channel.text;

import org.jspecify.annotations.NullMarked;
