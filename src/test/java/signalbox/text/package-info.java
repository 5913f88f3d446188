@NullMarked
package signalbox.text;

import org.jspecify.annotations.NullMarked;
