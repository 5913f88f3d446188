@NullMarked
package signalbox.health;

import org.jspecify.annotations.NullMarked;
