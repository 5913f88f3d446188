@NullMarked
package signalbox.remote;

import org.jspecify.annotations.NullMarked;
