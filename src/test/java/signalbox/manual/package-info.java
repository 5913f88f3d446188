@NullMarked
package signalbox.manual;

import org.jspecify.annotations.NullMarked;
