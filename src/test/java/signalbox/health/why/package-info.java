@NullMarked
package signalbox.health.why;

import org.jspecify.annotations.NullMarked;
