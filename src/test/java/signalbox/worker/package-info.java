@NullMarked
package signalbox.worker;

import org.jspecify.annotations.NullMarked;
