@NullMarked
package signalbox.file;

import org.jspecify.annotations.NullMarked;
