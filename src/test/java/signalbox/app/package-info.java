@NullMarked
package signalbox.app;

import org.jspecify.annotations.NullMarked;
