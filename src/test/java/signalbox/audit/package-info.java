@NullMarked
package signalbox.audit;

import org.jspecify.annotations.NullMarked;
