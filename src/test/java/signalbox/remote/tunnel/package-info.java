@NullMarked
package signalbox.remote.tunnel;

import org.jspecify.annotations.NullMarked;
