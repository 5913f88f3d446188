@NullMarked
package signalbox.audit.reading;

import org.jspecify.annotations.NullMarked;
