@NullMarked
package signalbox.record.file;

import org.jspecify.annotations.NullMarked;
