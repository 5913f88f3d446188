@NullMarked
package signalbox.election;

import org.jspecify.annotations.NullMarked;
