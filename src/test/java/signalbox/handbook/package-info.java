@NullMarked
package signalbox.handbook;

import org.jspecify.annotations.NullMarked;
