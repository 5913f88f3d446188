@NullMarked
package signalbox.app.file;

import org.jspecify.annotations.NullMarked;
