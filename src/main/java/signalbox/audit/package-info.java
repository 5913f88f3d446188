/// What operators ask for, what it would change, what it did change, and the log of it.
@NullMarked
package signalbox.audit;

import org.jspecify.annotations.NullMarked;
